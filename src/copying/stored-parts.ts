import type { RecordPart } from '../domain/commit/adoption.ts';
import { OPERATOR } from '../domain/authority.ts';
import { keyOn } from '../domain/query/entry-index.ts';
import { compileFilter } from '../domain/query/filter.ts';
import { type NamedKind, type RecordReader, type Slice, toNamedRecord, type Window } from '../store/store.ts';

/** Records of one part, which is one transaction. */
const PART_SIZE = 500;

const STAGES = ['collection', 'actor', 'source', 'link', 'entry', 'erased'] as const;
type CopyStage = (typeof STAGES)[number];

/** A position in a whole record: after this id or key of this stage. */
export interface PartPosition {
  readonly stage: CopyStage;
  readonly after: string | null;
}

const EMPTY: RecordPart = { named: [], entries: [], revisions: [], erased: [] };

/** A whole record in parts, each with the position after it; from the beginning where `after` is null. */
export async function* recordParts(
  reader: RecordReader,
  after: PartPosition | null,
): AsyncGenerator<{ readonly part: RecordPart; readonly position: PartPosition }> {
  const first = after === null ? 0 : STAGES.indexOf(after.stage);
  for (const stage of STAGES.slice(first)) {
    let position: PartPosition = after?.stage === stage ? after : { stage, after: null };
    for (let more = true; more;) {
      const slice = await readPart(reader, stage, position.after);
      more = slice.more;
      position = { stage, after: slice.last ?? position.after };
      yield { part: slice.part, position };
    }
  }
}

interface PartSlice {
  readonly part: RecordPart;
  readonly last: string | null;
  readonly more: boolean;
}

async function readPart(reader: RecordReader, stage: CopyStage, after: string | null): Promise<PartSlice> {
  const window = { after, before: null, limit: PART_SIZE, from: 'START' } as const;
  switch (stage) {
    case 'entry':
      return readEntries(reader, window);
    case 'erased': {
      const slice = await reader.listErased(window);
      return { part: { ...EMPTY, erased: slice.items }, ...endOf(slice) };
    }
    case 'collection':
    case 'actor':
    case 'source':
    case 'link':
      return readNamed(reader, stage, window);
  }
}

async function readNamed(reader: RecordReader, kind: NamedKind, window: Window<string>): Promise<PartSlice> {
  const slice = await reader.listNamed(OPERATOR, kind, {}, window);
  const named = slice.items.map((record) => toNamedRecord(kind, record));
  return { part: { ...EMPTY, named }, ...endOf(slice) };
}

async function readEntries(reader: RecordReader, window: Window<string>): Promise<PartSlice> {
  const { items: entries, more } = await reader.page(compileFilter({}, 'OCCURRED', OPERATOR), window);
  const revised = entries.filter(({ revision }) => revision > 1).map(({ id }) => id);
  const revisions = revised.length === 0 ? [] : await reader.revisions(OPERATOR, revised);
  const last = entries.at(-1);
  return { part: { ...EMPTY, entries, revisions }, last: last === undefined ? null : keyOn(last, 'OCCURRED'), more };
}

function endOf<Item extends { readonly id: string }>({ items, more }: Slice<Item>): Pick<PartSlice, 'last' | 'more'> {
  return { last: items.at(-1)?.id ?? null, more };
}
