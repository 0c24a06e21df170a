/**
 * The number of generated cases of a test. The default is small enough for a person who waits.
 * `PROPERTY_SCALE=10 npm test` tries ten times as many.
 */
const SCALE = Number(process.env['PROPERTY_SCALE'] ?? 1);

export function propertyRuns(usual: number): { readonly numRuns: number } {
  return { numRuns: Math.max(1, Math.round(usual * SCALE)) };
}
