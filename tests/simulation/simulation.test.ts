import { describe, expect, it } from 'vitest';
import { scaled } from '../support/scaled.ts';
import { findFaults } from './faults.ts';
import { simulate } from './simulate.ts';

/** Enough for every kind of frame, control and cut. */
const SEEDS = scaled(50);
const PART = 50;
/** Each fault needs a process of its own: seconds on an idle machine. */
const FAULTS_TIMEOUT_MS = 300_000;

describe('replays, rooms, writers and nodes, simulated', () => {
  for (let from = 1; from <= SEEDS; from += PART) {
    const to = Math.min(from + PART - 1, SEEDS);
    it(`leave every client with the entries that the model expects: seeds ${from} to ${to}`, async () => {
      for (let seed = from; seed <= to; seed += 1) {
        const { violation, events } = await simulate(seed, 30);
        expect(violation, `seed ${seed}\n${events.join('\n')}`).toBeNull();
      }
    });
  }

  it('find each known fault', { timeout: FAULTS_TIMEOUT_MS }, () => {
    const lines: string[] = [];
    expect(
      findFaults((line) => lines.push(line)),
      lines.join('\n'),
    ).toBe(0);
  });
});
