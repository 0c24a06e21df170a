/**
 * The record's own format as one JSON document: to be read and edited by hand. It is read as a whole; large records
 * are better kept as NDJSON.
 */
import { isUtf8 } from 'node:buffer';
import type { Node } from 'jsonc-parser';
import type { ActItem, PutItem, PutKind } from '../domain/commit.ts';
import type { ArchiveFile, FileFormat, Position, ReadEvent } from './format.ts';
import { ACT_KINDS, toFileAct } from '../domain/record-acts.ts';
import { membersOf, parseJson } from './json-tree.ts';
import type { ExportedRecord, OutputFormat } from './output-format.ts';
import { toFile } from './own-ndjson.ts';
import { ItemReader } from './record-items.ts';

const LISTS = [
  ['collections', 'collection'],
  ['actors', 'actor'],
  ['sources', 'source'],
  ['links', 'link'],
  ['entries', 'entry'],
] as const satisfies readonly (readonly [string, PutKind])[];

const ACTS = 'acts';

const MEMBERS: readonly string[] = ['$schema', 'backchannel', 'exported', ...LISTS.map(([list]) => list), ACTS];

/** Its tree takes about thirty times as much memory. */
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
/** Commas and opening brackets; of prose and its members a document has a fraction of these. */
const MAX_VALUES = 8_000_000;
const VALUE_MARKS: ReadonlySet<number> = new Set(Buffer.from(',[{'));

export const ownJson = {
  name: 'json',
  recognises: (head: string) => /^\uFEFF?\s*\{[^]*"backchannel"\s*:/.test(head),
  namesCollections: true,
  read,
  write,
} satisfies FileFormat & OutputFormat<PutItem>;

async function* read(file: Pick<ArchiveFile, 'open'>): AsyncGenerator<ReadEvent> {
  const document = await readDocument(file.open());
  if (typeof document !== 'string') {
    yield document;
    return;
  }
  const lineAt = createLineFinder(document);
  const parsed = parseJson(document);
  if ('problem' in parsed) yield problem(parsed.problem, { line: lineAt(parsed.offset) });
  else yield* readRoot(parsed.root, lineAt);
}

const AS_LINES = 'large records go as NDJSON, which is read line by line';

/** The text of the whole document, or why there is none. */
async function readDocument(bytes: AsyncIterable<Uint8Array>): Promise<string | ReadEvent> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let values = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > MAX_DOCUMENT_BYTES) {
      return problem(`is larger than ${MAX_DOCUMENT_BYTES} bytes; ${AS_LINES}`, {});
    }
    for (const byte of chunk) if (VALUE_MARKS.has(byte)) values += 1;
    if (values > MAX_VALUES) return problem(`holds more than ${MAX_VALUES} values; ${AS_LINES}`, {});
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(whole);
  } catch {
    return problem('is not UTF-8', { line: lineThatIsNotUtf8(whole) });
  }
}

function lineThatIsNotUtf8(whole: Buffer): number {
  let line = 1;
  for (let start = 0, end = whole.indexOf('\n'); end !== -1; start = end + 1, end = whole.indexOf('\n', start)) {
    if (!isUtf8(whole.subarray(start, end))) return line;
    line += 1;
  }
  return line;
}

type LineFinder = (offset: number) => number;

function* readRoot(root: Node, lineAt: LineFinder): Generator<ReadEvent> {
  const members = new Map<string, Node>();
  const problems: ReadEvent[] = [];
  for (const [name, node] of membersOf(root)) {
    const at = { line: lineAt(node.offset), path: name };
    if (!MEMBERS.includes(name)) problems.push(problem('is not a member of the format', at));
    else if (members.has(name)) problems.push(problem('stands twice; the second is passed over', at));
    else members.set(name, node);
  }
  const version = members.get('backchannel');
  if (version?.value !== 1) {
    const reason = 'must be 1, the version of the format that this program knows';
    yield problem(reason, { line: lineAt((version ?? root).offset), path: 'backchannel' });
    return;
  }
  yield* problems;
  yield* readLists(members, lineAt);
}

function* readLists(members: ReadonlyMap<string, Node>, lineAt: LineFinder): Generator<ReadEvent> {
  const items = new ItemReader();
  for (const [list, kind] of LISTS) {
    const children = yield* childrenOf(list, members, lineAt);
    for (const { node, at } of children) yield items.read(kind, node, at);
    // Beside several collections nothing says which one an entry stands after.
    if (kind === 'collection' && children.length > 1) items.forgetCollection();
  }
  for (const { node, at } of yield* childrenOf(ACTS, members, lineAt)) {
    const [[name, act] = [], ...others] = membersOf(node);
    const kind = ACT_KINDS.find((known) => known === name);
    yield kind === undefined || act === undefined || others.length > 0
      ? problem(`is not an object with one member: ${ACT_KINDS.join(', ')}`, at)
      : items.readAct(kind, act, at);
  }
}

interface Child {
  readonly node: Node;
  readonly at: Position;
}

function* childrenOf(
  list: string,
  members: ReadonlyMap<string, Node>,
  lineAt: LineFinder,
): Generator<ReadEvent, readonly Child[]> {
  const node = members.get(list);
  if (node === undefined) return [];
  if (node.type !== 'array') yield problem('is not a list', { line: lineAt(node.offset), path: list });
  const children = node.type === 'array' ? (node.children ?? []) : [];
  return children.map((child, index) => ({
    node: child,
    at: { line: lineAt(child.offset), path: `${list}[${index}]` },
  }));
}

function problem(reason: string, at: Position): ReadEvent {
  return { kind: 'PROBLEM', reason, at };
}

function createLineFinder(document: string): LineFinder {
  const ends: number[] = [];
  for (let end = document.indexOf('\n'); end !== -1; end = document.indexOf('\n', end + 1)) ends.push(end);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

async function* write({ header, items, acts }: ExportedRecord<PutItem>): AsyncGenerator<string> {
  yield `{\n  "backchannel": 1,\n  "exported": ${JSON.stringify(header)}`;
  let open: string | null = null;
  for await (const [list, value] of membersWritten(items, acts)) {
    yield open === list ? ',' : `${open === null ? '' : '\n  ]'},\n  "${list}": [`;
    open = list;
    yield `\n    ${JSON.stringify(value, null, 2).replaceAll('\n', '\n    ')}`;
  }
  yield `${open === null ? '' : '\n  ]'}\n}\n`;
}

/** What stands in the document, each with the list that it stands in. */
async function* membersWritten(
  items: AsyncIterable<PutItem>,
  acts: AsyncIterable<ActItem>,
): AsyncGenerator<[list: string, value: unknown]> {
  for await (const item of items) yield [LISTS.find(([, kind]) => kind === item.kind)?.[0] ?? '', toFile(item)];
  for await (const act of acts) yield [ACTS, toFileAct(act)];
}
