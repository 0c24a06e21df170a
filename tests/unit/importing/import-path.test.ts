import { expect, test } from 'vitest';
import { importInput } from '../../../src/importing/import-path.ts';
import { importTarget } from '../../../src/importing/import-target.ts';
import { recognise } from '../../../src/importing/recognise.ts';
import { MemoryRecord } from '../../support/memory-record.ts';
import { memoryFile, readContext } from '../../support/read-events.ts';

test('An import that is interrupted during recognition ends at once, and reports no file as wrong', async () => {
  const chunks = ['{"backchannel":1,"links":[', '{"id":"link:a"},', '{"id":"link:b"}', ']}'].map((part) =>
    Buffer.from(part),
  );
  const file = memoryFile(chunks, 'a.json');
  const interrupted = new AbortController();
  const record = new MemoryRecord();
  const skipped: unknown[] = [];
  let bytes = 0;
  const counts = await importInput(
    {
      path: 'a.json',
      archive: { files: [file], unopened: [], [Symbol.asyncDispose]: async () => undefined },
      ...(await recognise([file])),
      [Symbol.asyncDispose]: async () => undefined,
    },
    readContext(),
    {
      target: importTarget({
        commit: ({ items }) => record.commit(...items),
        named: (ids) => record.named(ids),
      }),
      onBytes: (count) => {
        bytes += count;
        interrupted.abort();
      },
      onItem: () => undefined,
      onNote: () => undefined,
      onProgress: () => undefined,
      onSkipped: (problem) => skipped.push(problem),
      signal: interrupted.signal,
    },
  );
  expect(bytes).toBe(chunks[0]?.length);
  expect(skipped).toEqual([]);
  expect(counts).toMatchObject({ read: 0, skipped: 0 });
});
