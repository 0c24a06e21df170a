import type { ActItem, PutItem } from '../../src/domain/commit/commit.ts';
import { readHead } from '../../src/formats/containers/head.ts';
import type { ArchiveFile, FileFormat, ReadContext, ReadEvent, TreeFormat } from '../../src/formats/format.ts';
import type { OutputFormat } from '../../src/formats/output/output-format.ts';
import { type ContextOptions, createReadContext } from '../../src/importing/read-context.ts';

export type Content = string | readonly Uint8Array[];

/** A file in memory. */
export function memoryFile(content: Content, path = 'a-file'): ArchiveFile {
  const chunks = typeof content === 'string' ? [Buffer.from(content)] : content;
  const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return { path, size, open: () => streamOf(chunks), head: () => readHead(streamOf(chunks)) };
}

/** A context without options, for an empty record. */
export function readContext(options: Partial<ContextOptions> = {}): ReadContext {
  const asked = { id: null, title: null };
  const said = { timeZone: null, dateOrder: null, mapping: null, me: null, visibility: null };
  return createReadContext({ asked, name: 'An archive', stored: async () => null, ...said, ...options });
}

/** All events that a format reads from a text or from chunks of bytes. */
export async function readAll(
  format: Pick<FileFormat, 'read'>,
  content: Content,
  context = readContext(),
): Promise<ReadEvent[]> {
  return collect(format.read(memoryFile(content), context));
}

/** All events that a format reads from the files that it claims. The files are given by path. */
export async function readTree(
  format: TreeFormat,
  contents: Readonly<Record<string, Content>>,
  context = readContext(),
): Promise<ReadEvent[]> {
  const files = Object.entries(contents).map(([path, content]) => memoryFile(content, path));
  return collect(format.readTree(await format.claims(files), context));
}

export async function* streamOf<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

/** An export as text. */
export async function writeAll<Item extends PutItem>(
  format: OutputFormat<Item>,
  items: readonly Item[],
  acts: readonly ActItem[] = [],
): Promise<string> {
  const header = { at: '2026-01-01T00:00:00.000Z', revision: 7, filter: null };
  return (
    await collect(
      format.write({
        header,
        undated: () => Promise.resolve(0),
        items: { [Symbol.asyncIterator]: () => streamOf(items) },
        acts: streamOf(acts),
      }),
    )
  ).join('');
}

/** The problems among the events, as `line path: reason`. */
export function problemsIn(events: readonly ReadEvent[]): string[] {
  return events.flatMap((event) =>
    event.kind === 'PROBLEM' ? [`${event.at.line ?? '?'} ${event.at.path ?? ''}: ${event.reason}`] : [],
  );
}

export function itemsIn(events: readonly ReadEvent[]): PutItem[] {
  return events.flatMap((event) => (event.kind === 'ITEM' ? [event.item] : []));
}

export function actsIn(events: readonly ReadEvent[]): ActItem[] {
  return events.flatMap((event) => (event.kind === 'ACT' ? [event.act] : []));
}

/** `Array.fromAsync`, which Node 20 does not have. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
