/**
 * The sizes of tests that can be of any size: generated cases, seeds of the simulation, damaged archives, lengths of
 * files. A size is small enough for a person who waits; `TEST_SCALE=8 npm test` takes eight times as much, as CI does
 * after the usual run.
 */
const SCALE = scaleWanted();

/** @param usual the size at scale 1 */
export function scaled(usual: number): number {
  return Math.max(1, Math.round(usual * SCALE));
}

/** The options of fast-check for this many generated cases at scale 1. */
export function scaledRuns(usual: number): { readonly numRuns: number } {
  return { numRuns: scaled(usual) };
}

/** The time limit for scale 1; it grows with the scale. */
export function scaledTimeout(usualMs: number): number {
  return usualMs * Math.max(1, SCALE);
}

function scaleWanted(): number {
  const text = process.env['TEST_SCALE'] ?? '1';
  const wanted = Number(text);
  if (Number.isFinite(wanted) && wanted > 0) return wanted;
  throw new Error(`TEST_SCALE is "${text}". Write a number above 0, such as 8.`);
}
