/**
 * The record's own format as one JSON document: to be read and edited by hand. It is read as a whole; large records
 * are better kept as NDJSON.
 */
import { findNodeAtLocation, type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import type { BatchKind } from '../domain/commit.ts';
import type { ExportedRecord, InputFormat, OutputFormat, ReadEvent } from './format.ts';
import { toFile } from './own-ndjson.ts';
import { ItemReader } from './record-items.ts';

const LISTS = [
  ['collections', 'collection'],
  ['actors', 'actor'],
  ['sources', 'source'],
  ['links', 'link'],
  ['entries', 'entry'],
] as const satisfies readonly (readonly [string, BatchKind])[];

const OTHER_MEMBERS: readonly string[] = ['$schema', 'backchannel', 'exported'];

const MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;

export const ownJson: InputFormat & OutputFormat = {
  name: 'json',
  recognises: (head) => /^\uFEFF?\s*\{[^]*"backchannel"\s*:/.test(head),
  read,
  write,
};

async function* read(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ReadEvent> {
  const document = await readDocument(bytes);
  if (document === null) {
    yield {
      kind: 'PROBLEM',
      reason: `is larger than ${MAX_DOCUMENT_BYTES} bytes or not UTF-8; large records go as NDJSON`,
      at: {},
    };
    return;
  }
  const lineAt = createLineFinder(document);
  const errors: ParseError[] = [];
  const root = parseTree(document, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (root?.type !== 'object' || error !== undefined) {
    const reason = error === undefined ? 'is not a JSON object' : `is not JSON: ${printParseErrorCode(error.error)}`;
    yield { kind: 'PROBLEM', reason, at: { line: lineAt(error?.offset ?? 0) } };
    return;
  }
  yield* readRoot(root, lineAt);
}

async function readDocument(bytes: AsyncIterable<Uint8Array>): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > MAX_DOCUMENT_BYTES) return null;
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return null;
  }
}

function* readRoot(root: Node, lineAt: (offset: number) => number): Generator<ReadEvent> {
  const version = findNodeAtLocation(root, ['backchannel']);
  if (version?.value !== 1) {
    yield {
      kind: 'PROBLEM',
      reason: 'backchannel: must be 1, the version of the format',
      at: { line: lineAt(version?.offset ?? 0) },
    };
    return;
  }
  for (const member of root.children ?? []) {
    const name = String(member.children?.[0]?.value);
    if (OTHER_MEMBERS.includes(name) || LISTS.some(([list]) => list === name)) continue;
    yield { kind: 'PROBLEM', reason: 'is not a member of the format', at: { line: lineAt(member.offset), path: name } };
  }
  const items = new ItemReader();
  for (const [list, kind] of LISTS) {
    const node = findNodeAtLocation(root, [list]);
    if (node === undefined) continue;
    if (node.type !== 'array')
      yield { kind: 'PROBLEM', reason: 'is not a list', at: { line: lineAt(node.offset), path: list } };
    for (const [index, child] of (node.children ?? []).entries()) {
      yield items.read(kind, toValue(child), { line: lineAt(child.offset), path: `${list}[${index}]` });
    }
  }
}

/** The value of a syntax tree; a member named `__proto__` stays a member. */
function toValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(toValue);
  if (node.type !== 'object') return node.value;
  const members = (node.children ?? []).map(({ children }) => [
    String(children?.[0]?.value),
    children?.[1] && toValue(children[1]),
  ]);
  return Object.fromEntries(members) as unknown;
}

function createLineFinder(document: string): (offset: number) => number {
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

async function* write({ header, items }: ExportedRecord): AsyncGenerator<string> {
  yield `{\n  "backchannel": 1,\n  "exported": ${JSON.stringify(header)}`;
  let open: string | null = null;
  for await (const item of items) {
    const list: string = LISTS.find(([, kind]) => kind === item.kind)?.[0] ?? '';
    yield open === list ? ',' : `${open === null ? '' : '\n  ]'},\n  "${list}": [`;
    open = list;
    yield `\n    ${JSON.stringify(toFile(item), null, 2).replaceAll('\n', '\n    ')}`;
  }
  yield `${open === null ? '' : '\n  ]'}\n}\n`;
}
