import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ARCHIVE_SAMPLES } from '../../support/archive-samples.ts';
import { checkInvariants } from '../../support/import-invariants.ts';
import { damaged } from '../../support/damaged-files.ts';

/** For each format. `DAMAGED_RUNS=5000 npx vitest run tests/unit/importing/damaged-archives.test.ts` tries more. */
const RUNS = Number(process.env['DAMAGED_RUNS'] ?? 6);
const TIMEOUT_MS = 60_000 + RUNS * 1_000;

const wholeOf = (contents: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(contents).map(([path, text]) => [path, [Buffer.from(text)]]));

describe('A damaged archive', () => {
  test.each(ARCHIVE_SAMPLES)(
    'of the format $format has its readable parts imported once, and the rest reported',
    { timeout: TIMEOUT_MS },
    async ({ contents, options }) => {
      expect(await checkInvariants(wholeOf(contents), options)).toMatchObject({ skipped: 0, changed: 0 });
      await fc.assert(
        fc.asyncProperty(damaged(contents), async (files) => {
          await checkInvariants(files, options);
        }),
        // A failure is reported with its seed and path, as it was generated: to make it smaller would take minutes.
        { numRuns: RUNS, endOnFailure: true },
      );
    },
  );
});
