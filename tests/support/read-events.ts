import type { PutItem } from '../../src/domain/commit.ts';
import type { InputFormat, OutputFormat, ReadEvent } from '../../src/formats/format.ts';

/** Everything that a format makes of a text or of chunks of bytes. */
export async function readAll(format: InputFormat, content: string | readonly Uint8Array[]): Promise<ReadEvent[]> {
  const chunks = typeof content === 'string' ? [Buffer.from(content)] : content;
  return collect(format.read(streamOf(chunks)));
}

export async function* streamOf<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

/** A whole export as text. */
export async function writeAll(format: OutputFormat, items: readonly PutItem[]): Promise<string> {
  const header = { at: '2026-01-01T00:00:00.000Z', revision: 7, filter: null };
  return (await collect(format.write({ header, items: streamOf(items) }))).join('');
}

/** `line path: reason`, for each problem. */
export function problemsIn(events: readonly ReadEvent[]): string[] {
  return events.flatMap((event) =>
    event.kind === 'PROBLEM' ? [`${event.at.line ?? '?'} ${event.at.path ?? ''}: ${event.reason}`] : [],
  );
}

export function itemsIn(events: readonly ReadEvent[]): PutItem[] {
  return events.flatMap((event) => (event.kind === 'ITEM' ? [event.item] : []));
}

/** `Array.fromAsync`, which Node 20 does not have. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
