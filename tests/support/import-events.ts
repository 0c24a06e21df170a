import type { FileFormat, ReadContext, ReadEvent, TreeFormat } from '../../src/formats/format.ts';
import { type ImportCounts, importRecords, type Skipped } from '../../src/importing/import-records.ts';
import { importTarget } from '../../src/importing/import-target.ts';
import { MemoryRecord } from './memory-record.ts';
import { memoryFile, readContext } from './read-events.ts';

type Content = Parameters<typeof memoryFile>[0];
export type Contents = Readonly<Record<string, Content>>;

/** Imports files (by path) into a record in memory, as the command does, and returns the counts and problems. */
export async function importInto(
  record: MemoryRecord,
  format: FileFormat | TreeFormat,
  contents: Contents,
  options: Parameters<typeof readContext>[0] = {},
): Promise<ImportCounts & { readonly problems: readonly Skipped[] }> {
  const problems: Skipped[] = [];
  const counts = await importRecords(events(format, contents, contextOf(record, options)), {
    target: importTarget({ commit: ({ items }) => record.commit(...items), named: (ids) => record.named(ids) }),
    onItem: () => undefined,
    onNote: () => undefined,
    onSkipped: (problem) => problems.push(problem),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  return { ...counts, problems };
}

async function* events(
  format: FileFormat | TreeFormat,
  contents: Contents,
  context: ReadContext,
): AsyncGenerator<ReadEvent> {
  const files = Object.entries(contents).map(([path, content]) => memoryFile(content, path));
  if ('readTree' in format) yield* format.readTree(await format.claims(files), context);
  else for (const file of files) yield* format.read(file, context);
}

function contextOf(record: MemoryRecord, options: Parameters<typeof readContext>[0]): ReadContext {
  return readContext({
    stored: async (id) => {
      const [found] = await record.named([id]);
      return found?.kind === 'collection' ? found.input : null;
    },
    ...options,
  });
}

/**
 * Imports a shorter export, the whole export, the whole one again, and the shorter one again. Correct formats change
 * nothing, and the last two imports add nothing.
 */
export async function importShorterAndWhole(
  format: FileFormat | TreeFormat,
  shorter: Contents,
  whole: Contents,
  options: Parameters<typeof readContext>[0] = {},
) {
  const record = new MemoryRecord();
  const first = await importInto(record, format, shorter, options);
  const second = await importInto(record, format, whole, options);
  const again = [await importInto(record, format, whole, options), await importInto(record, format, shorter, options)];
  return {
    first: first.added,
    more: second.added,
    changed: [first, second, ...again].reduce((sum, { changed }) => sum + changed, 0),
    addedAgain: again.reduce((sum, { added }) => sum + added, 0),
  };
}

/**
 * Imports states of a message in this order and in the reverse order, each twice.
 *
 * @returns for both orders the number of changes by the second round, and the record after it
 */
export async function importInBothOrders(format: FileFormat | TreeFormat, states: readonly Contents[], id: string) {
  const orders = [states, [...states].reverse()];
  return Promise.all(
    orders.map(async (order) => {
      const record = new MemoryRecord();
      for (const state of order) await importInto(record, format, state);
      let changed = 0;
      for (const state of order) changed += (await importInto(record, format, state)).changed;
      const { input, occurred } = record.entry(id);
      const lastChange = input.type === 'MESSAGE' ? input.lastChange : undefined;
      return { changed, text: input.text, lastChange, note: occurred?.note };
    }),
  );
}
