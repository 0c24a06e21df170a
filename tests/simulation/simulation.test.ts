import { describe, expect, it } from 'vitest';
import { findFaults } from './faults.ts';
import { simulate } from './simulate.ts';

/** Enough for every kind of frame, control and cut. */
const DEFAULT_SEEDS = 100;
const PART = 50;
/** Each fault needs a process of its own: seconds on an idle machine. */
const FAULTS_TIMEOUT_MS = 300_000;

const seeds = seedsWanted();

describe('replays, rooms, writers and nodes, simulated', () => {
  for (let from = 1; from <= seeds; from += PART) {
    const to = Math.min(from + PART - 1, seeds);
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

/** The number of runs, from `SIMULATION_SEEDS`. */
function seedsWanted(): number {
  const text = process.env['SIMULATION_SEEDS'] ?? `${DEFAULT_SEEDS}`;
  const wanted = Number(text);
  if (Number.isInteger(wanted) && wanted > 0) return wanted;
  throw new Error(`SIMULATION_SEEDS is "${text}". Write a whole number above 0, such as 400.`);
}
