/**
 * The record's own format with one item a line: `{"actor": {…}}`, `{"entry": {…}}`, and after the items the acts:
 * `{"retraction": {…}}`. The first line may be a header: `{"backchannel": 2}`. This is the form for large records.
 */
import type { Node } from 'jsonc-parser';
import type { PutItem, PutKind } from '../../domain/commit/commit.ts';
import type { ArchiveFile, FileFormat, ArchiveLocation, ReadEvent } from '../format.ts';
import { ACT_KINDS, toFileAct } from '../../domain/record/acts.ts';
import { FORMAT_VERSION, FORMAT_VERSIONS } from '../../domain/record/file.ts';
import type { EntryHistory } from '../../domain/record/entry-acts.ts';
import { isOvercrowded, MAX_VALUES, membersOf, parseExact, parseJson } from '../text/json-tree.ts';
import { readLines } from '../text/lines.ts';
import type { ExportedRecord, OutputFormat } from '../output/output-format.ts';
import { ItemReader, problem } from './item-reader.ts';

const KINDS: readonly PutKind[] = ['collection', 'actor', 'source', 'link', 'entry'];

export const UNKNOWN_VERSION = `must be ${FORMAT_VERSIONS.join(' or ')}: this program can read no other version of the format`;

const HEADER_MEMBERS: readonly string[] = ['backchannel', 'exported', '$schema'];

export const ownNdjson = {
  name: 'ndjson',
  recognises: (head: string) =>
    /^\uFEFF?\s*\{\s*"(backchannel"\s*:\s*\d+\s*(,[^\n]*)?\}\s*\n\s*\{|(collection|actor|source|link|entry)"\s*:)/.test(
      head,
    ),
  namesCollections: true,
  read,
  write,
} satisfies FileFormat & OutputFormat<PutItem>;

async function* read(file: Pick<ArchiveFile, 'open'>): AsyncGenerator<ReadEvent> {
  const items = new ItemReader();
  for await (const line of readLines(file.open())) {
    const at = { line: line.number };
    if ('problem' in line) {
      yield problem(line.problem, at);
      continue;
    }
    if (line.text.trim() === '') continue;
    if (isOvercrowded(line.text)) {
      yield problem(`has more than ${MAX_VALUES} values`, at);
      continue;
    }
    const exact = readExact(items, line.text, at);
    if (exact !== null) {
      yield exact;
      continue;
    }
    const parsed = parseJson(line.text);
    if ('problem' in parsed) {
      yield problem(`${parsed.problem} at column ${parsed.offset + 1}`, at);
      continue;
    }
    const members = membersOf(parsed.root);
    const version = members.find(([name]) => name === 'backchannel')?.[1];
    if (version === undefined) {
      yield readItem(items, members, at);
      continue;
    }
    const known = FORMAT_VERSIONS.find((each) => each === version.value);
    if (known === undefined) {
      yield problem(`backchannel: ${UNKNOWN_VERSION}`, at);
      return;
    }
    items.setVersion(known);
    const other = members.find(([name]) => !HEADER_MEMBERS.includes(name))?.[0];
    if (other !== undefined) yield problem(`${other}: is not a member of the header`, at);
  }
}

/** A quick way to read an item in the form of an export; null for lines that need a full check. */
function readExact(items: ItemReader, text: string, at: ArchiveLocation): ReadEvent | null {
  const [member, ...others] = Object.entries(parseExact(text) ?? {});
  const kind = KINDS.find((known) => known === member?.[0]);
  if (member === undefined || kind === undefined || others.length > 0) return null;
  const event = items.readValue(kind, member[1], at);
  return event.kind === 'ITEM' ? event : null;
}

function readItem(items: ItemReader, members: readonly [string, Node][], at: ArchiveLocation): ReadEvent {
  const [name, node] = members[0] ?? [];
  const kind = KINDS.find((known) => known === name);
  const act = ACT_KINDS.find((known) => known === name);
  if (node !== undefined && members.length === 1) {
    if (kind !== undefined) return items.read(kind, node, at);
    if (act !== undefined) return items.readAct(act, node, at);
  }
  return problem(`is not an object with exactly one of the members ${[...KINDS, ...ACT_KINDS].join(', ')}`, at);
}

async function* write({ header, items, acts }: ExportedRecord<PutItem>): AsyncGenerator<string> {
  yield `${JSON.stringify({ backchannel: FORMAT_VERSION, exported: header })}\n`;
  for await (const item of items) yield `${JSON.stringify({ [item.kind]: toFile(item) })}\n`;
  for await (const act of acts) yield `${JSON.stringify(toFileAct(act))}\n`;
}

/** An item as a file has it: an entry with its collection, and as it was before any act changed it. */
export function toFile(item: PutItem & { readonly history?: EntryHistory }): unknown {
  return item.kind === 'entry'
    ? { collection: item.collection, ...(item.history?.imported ?? item.input) }
    : item.input;
}
