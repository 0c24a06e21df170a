import { describe, expect, it } from 'vitest';
import { bringFaultsBack } from './faults.ts';
import { simulate } from './simulate.ts';

const SEEDS = 400;
const PART = 50;

describe('replays, rooms, writers and nodes, simulated', () => {
  for (let from = 1; from <= SEEDS; from += PART) {
    it(`leave every client with what a plain model says it must have: seeds ${from} to ${from + PART - 1}`, async () => {
      for (let seed = from; seed < from + PART; seed += 1) {
        const { violation, events } = await simulate(seed, 30);
        expect(violation, `seed ${seed}\n${events.join('\n')}`).toBeNull();
      }
    });
  }

  it('are caught by a seed where a fault is brought back', () => {
    const lines: string[] = [];
    expect(
      bringFaultsBack((line) => lines.push(line)),
      lines.join('\n'),
    ).toBe(0);
  });
});
