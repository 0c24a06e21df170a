/**
 * The record's own format as one JSON document, for people to read and edit. It streams, so a document may have any size.
 *
 * Guarantee: a document that is malformed anywhere, or has another version, is refused as a whole, before any item of it
 * is read. Therefore the reader goes through the document once before it reads the items.
 */
import type { Node } from 'jsonc-parser';
import type { ActItem, PutItem, PutKind } from '../../domain/commit/commit.ts';
import type { ArchiveFile, FileFormat, ArchiveLocation, ReadEvent } from '../format.ts';
import { ACT_KINDS, toFileAct } from '../../domain/record/acts.ts';
import { FORMAT_VERSION, FORMAT_VERSIONS } from '../../domain/record/file.ts';
import { membersOf, parseExact, parseJson } from '../text/json-tree.ts';
import type { ExportedRecord, OutputFormat } from '../output/output-format.ts';
import type { JsonProblem } from '../text/json-parts.ts';
import { ACTS, LISTS, type DocumentMember, outlineOf, readMembers } from './json-outline.ts';
import { toFile, UNKNOWN_VERSION } from './ndjson.ts';
import { ItemReader, problem } from './item-reader.ts';

export const ownJson = {
  name: 'json',
  recognises: (head: string) => /^\uFEFF?\s*\{[^]*"backchannel"\s*:/.test(head),
  namesCollections: true,
  read,
  write,
} satisfies FileFormat & OutputFormat<PutItem>;

async function* read(file: Pick<ArchiveFile, 'open'>): AsyncGenerator<ReadEvent> {
  const outline = await outlineOf(file.open());
  if ('problem' in outline) {
    yield unreadable(outline);
    return;
  }
  const { version, hasSkipped, passes } = outline;
  const stated: unknown = JSON.parse(version?.text ?? 'null');
  const known = FORMAT_VERSIONS.find((each) => each === stated);
  if (known === undefined) {
    yield problem(UNKNOWN_VERSION, { line: version?.line ?? 1, path: 'backchannel' });
    return;
  }
  if (hasSkipped) yield* readSkipped(file.open());
  const items = new ItemReader(known);
  for (const lists of passes) yield* readLists(file.open(), lists, items);
}

async function* readSkipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ReadEvent> {
  for await (const part of readMembers(bytes)) {
    if ('problem' in part || part.index !== null || part.reasonToSkip === null) continue;
    yield problem(part.reasonToSkip, { line: part.line, path: part.member });
  }
}

async function* readLists(
  bytes: AsyncIterable<Uint8Array>,
  lists: readonly string[],
  items: ItemReader,
): AsyncGenerator<ReadEvent> {
  for await (const part of readMembers(bytes)) {
    if ('problem' in part) yield unreadable(part);
    else if (part.reasonToSkip === null && lists.includes(part.member)) yield* readPart(part, items);
  }
}

function* readPart({ member, index, line, text }: DocumentMember, items: ItemReader): Generator<ReadEvent> {
  if (index === null) {
    if (text !== null) yield problem('is not a list', { line, path: member });
    return;
  }
  const at = { line, path: `${member}[${index}]` };
  const kind = LISTS.find(([list]) => list === member)?.[1];
  yield readElement(kind, text ?? '', at, items);
  // With several collections in the list, it is not clear to which one an entry belongs.
  if (kind === 'collection' && index > 0) items.forgetCollection();
}

/** @param kind of the item; undefined for an act */
function readElement(kind: PutKind | undefined, text: string, at: ArchiveLocation, items: ItemReader): ReadEvent {
  const value = kind === undefined ? null : parseExact(text, toText);
  const event = kind === undefined || value === null ? null : items.readValue(kind, value, at);
  if (event?.kind === 'ITEM') return event;
  const parsed = parseJson(text);
  if ('problem' in parsed) return problem(parsed.problem, at);
  return kind === undefined ? readAct(parsed.root, at, items) : items.read(kind, parsed.root, at);
}

function readAct(node: Node, at: ArchiveLocation, items: ItemReader): ReadEvent {
  const [[name, act] = [], ...others] = membersOf(node);
  const kind = ACT_KINDS.find((known) => known === name);
  return kind === undefined || act === undefined || others.length > 0
    ? problem(`is not an object with exactly one of the members ${ACT_KINDS.join(', ')}`, at)
    : items.readAct(kind, act, at);
}

function unreadable({ problem: reason, line, path }: JsonProblem): ReadEvent {
  return problem(reason, { line, ...(path !== null && { path }) });
}

async function* write({ header, items, acts }: ExportedRecord<PutItem>): AsyncGenerator<string> {
  yield `{\n  "backchannel": ${FORMAT_VERSION},\n  "exported": ${JSON.stringify(header)}`;
  let open: string | null = null;
  for await (const [list, value] of elementsOf(items, acts)) {
    yield open === list ? ',' : `${open === null ? '' : '\n  ]'},\n  "${list}": [`;
    open = list;
    yield `\n    ${toText(value)}`;
  }
  yield `${open === null ? '' : '\n  ]'}\n}\n`;
}

/** The text of an element of a list. */
function toText(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n    ');
}

/** The elements of the document, each with the name of its list. */
async function* elementsOf(
  items: AsyncIterable<PutItem>,
  acts: AsyncIterable<ActItem>,
): AsyncGenerator<[list: string, value: unknown]> {
  for await (const item of items) yield [LISTS.find(([, kind]) => kind === item.kind)?.[0] ?? '', toFile(item)];
  for await (const act of acts) yield [ACTS, toFileAct(act)];
}
