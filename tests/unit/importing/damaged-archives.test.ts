import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ARCHIVE_SAMPLES } from '../../support/archive-samples.ts';
import { checkInvariants } from '../../support/import-invariants.ts';
import { damaged } from '../../support/damaged-files.ts';
import { scaledRuns } from '../../support/scaled.ts';

const wholeOf = (contents: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(contents).map(([path, text]) => [path, [Buffer.from(text)]]));

describe('A damaged archive', () => {
  test.each(ARCHIVE_SAMPLES)(
    'of the format $format has its readable parts imported once, and the rest reported',
    async ({ contents, options }) => {
      expect(await checkInvariants(wholeOf(contents), options)).toMatchObject({ skipped: 0, changed: 0 });
      await fc.assert(
        fc.asyncProperty(damaged(contents), async (files) => {
          await checkInvariants(files, options);
        }),
        // A failure is reported with its seed and path, as it was generated: to make it smaller would take minutes.
        { ...scaledRuns(3), endOnFailure: true },
      );
    },
  );
});
