/** A simple model of a replay: the expected frames for generated histories and arguments. */
import fc from 'fast-check';
import { parseDuration } from '../../src/domain/time/duration.ts';
import type { PacingInput } from '../../src/replay/pacing.ts';
import type { ReplayInput } from '../../src/replay/replay-input.ts';

export const START = Date.UTC(2016, 6, 1);
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const TWO_YEARS_MS = 730 * DAY_MS;

/** Instants over two years: clusters, long gaps, several at one instant, some undated. */
export const instants = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: TWO_YEARS_MS }).map((offset) => START + offset),
    fc.integer({ min: 0, max: 5 }).map((offset) => START + 300 * DAY_MS + offset * HOUR_MS),
    fc.constant(null),
  ),
  { maxLength: 12 },
);
const pacings: fc.Arbitrary<PacingInput | null> = fc.oneof(
  fc.constantFrom(
    null,
    { instant: true },
    { fitInto: parseDuration('PT10S') },
    { fitInto: parseDuration('P1D') },
    { speed: 1 },
  ),
  fc.double({ min: 0.5, max: 1e9, noNaN: true }).map((speed) => ({ speed })),
  fc.double({ min: 0.01, max: 1e4, noNaN: true }).map((entriesPerSecond) => ({ entriesPerSecond })),
);
const MAX_GAPS_MS: Readonly<Record<string, number>> = { PT0S: 0, 'PT0.25S': 250, PT3S: 3_000, PT1H: HOUR_MS };
export const inputs = fc.record({
  pacing: pacings,
  maxGap: fc.constantFrom(null, ...Object.keys(MAX_GAPS_MS).map(parseDuration)),
  from: fc.constantFrom(null, START - DAY_MS, START + 290 * DAY_MS),
  to: fc.constantFrom(null, START + 301 * DAY_MS, START + 300 * DAY_MS + 2 * HOUR_MS),
});
const FIT_MS: Readonly<Record<string, number>> = { PT10S: 10_000, P1D: DAY_MS };

export interface Expected {
  readonly told: readonly (readonly ['ENTRY' | 'GAP', number, number?])[];
  readonly times: readonly number[];
}

/** The expected frames: the sorted instants, one after the other. */
export function expected(history: readonly (number | null)[], input: Partial<ReplayInput>): Expected {
  const { from = null, to = null } = input;
  const dated = history
    .filter((at) => at !== null)
    .filter((at) => at >= (from ?? -Infinity) && at < (to ?? Infinity))
    .sort((left, right) => left - right);
  const start = from ?? dated[0] ?? 0;
  const length = (to ?? dated.at(-1) ?? start) - start;
  const { speed, fitInto, entriesPerSecond, instant } = input.pacing ?? { fitInto: parseDuration('PT1M') };
  const rate = speed ?? (fitInto ? length / (FIT_MS[fitInto.toString()] ?? 60_000) || 1 : Infinity);
  const isTimed = instant !== true && !entriesPerSecond;
  const maxGap = MAX_GAPS_MS[input.maxGap?.toString() ?? ''] ?? Infinity;
  const told: ['ENTRY' | 'GAP', number, number?][] = [];
  const times: number[] = [];
  let now = 0;
  dated.forEach((at, index) => {
    const before = dated[index - 1] ?? start;
    const wait = isTimed ? (at - before) / rate : entriesPerSecond && index > 0 ? 1_000 / entriesPerSecond : 0;
    if (isTimed && wait > maxGap) {
      told.push(['GAP', before, at]);
      times.push(now);
    }
    now += isTimed ? Math.min(wait, maxGap) : wait;
    told.push(['ENTRY', at]);
    times.push(now);
  });
  return { told, times };
}
