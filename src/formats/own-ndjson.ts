/**
 * The record's own format, one item a line: `{"actor": {…}}`, `{"entry": {…}}`. Streams, so it is the form for large
 * records. The first line may be a header: `{"backchannel": 1}`.
 */
import type { BatchItem, BatchKind } from '../domain/commit.ts';
import type { ExportedRecord, InputFormat, OutputFormat, ReadEvent } from './format.ts';
import { readLines } from './lines.ts';
import { ItemReader } from './record-items.ts';

const KINDS: readonly BatchKind[] = ['collection', 'actor', 'source', 'link', 'entry'];

export const ownNdjson: InputFormat & OutputFormat = {
  name: 'ndjson',
  recognises: (head) =>
    /^\uFEFF?\s*\{\s*"(backchannel"\s*:\s*1\s*[,}][^\n]*\n\s*\{|(collection|actor|source|link|entry)"\s*:)/.test(head),
  read,
  write,
};

async function* read(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ReadEvent> {
  const items = new ItemReader();
  for await (const line of readLines(bytes)) {
    const at = { line: line.number };
    if ('problem' in line) yield { kind: 'PROBLEM', reason: line.problem, at };
    else if (line.text.trim() !== '') {
      const event = readLine(items, line.text, line.number);
      if (event !== null) yield event;
    }
  }
}

function readLine(items: ItemReader, text: string, line: number): ReadEvent | null {
  const at = { line };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: 'PROBLEM', reason: `is not JSON: ${(error as SyntaxError).message}`, at };
  }
  const members = value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
  if (members[0]?.[0] === 'backchannel') {
    return members[0][1] === 1
      ? null
      : { kind: 'PROBLEM', reason: 'is of a version that this program does not know', at };
  }
  const kind = KINDS.find((known) => known === members[0]?.[0]);
  if (kind === undefined || members.length !== 1) {
    return { kind: 'PROBLEM', reason: `is not an object with one of ${KINDS.join(', ')}`, at };
  }
  return items.read(kind, members[0]?.[1], at);
}

async function* write({ header, items }: ExportedRecord): AsyncGenerator<string> {
  yield `${JSON.stringify({ backchannel: 1, exported: header })}\n`;
  for await (const item of items) yield `${JSON.stringify({ [item.kind]: toFile(item) })}\n`;
}

/** The item as it stands in a file: an entry with its collection. */
export function toFile(item: BatchItem): unknown {
  return item.kind === 'entry' ? { collection: item.collection, ...item.input } : item.input;
}
