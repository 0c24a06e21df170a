import { OPERATOR } from '../domain/authority.ts';
import type { NamedRecord } from '../domain/commit.ts';
import { planRederived } from '../domain/commit-entries.ts';
import { referencesOf } from '../domain/commit-references.ts';
import { canonicalJson, sha256 } from '../domain/digest.ts';
import type { ActorRecord, EntryRecord, Sequence } from '../domain/record.ts';
import { viewOf } from '../formats/record-view.ts';
import { namedIn } from '../formats/import-target.ts';
import { recordParts } from '../store/record-parts.ts';
import type { Fault, RecordReader } from '../store/store.ts';

/** A fault of the record itself; where it can be mended, what it must be. */
export interface RecordFault extends Fault {
  readonly mended: { readonly entries: readonly EntryRecord[]; readonly sequence: Sequence } | null;
}

/**
 * Goes through the record as the store finds it: what it refers to must be there, and what follows from what was written
 * (moments, order keys, reply states, threads, who is one with whom) must be what follows from it.
 */
export async function* recordFaults(reader: RecordReader): AsyncGenerator<RecordFault> {
  const head = await reader.head();
  const told = new Set<string>();
  for await (const { part } of recordParts(reader, null)) {
    yield* await referenceFaults(reader, [
      ...part.named,
      ...part.entries.map((entry) => ({ kind: 'entry' as const, ...entry })),
    ]);
    for (const record of part.named) if (record.kind === 'actor') yield* await mergeFaults(reader, record);
    if (part.entries.length > 0) yield* derivedFaults(reader, part.entries, head, told);
    yield* revisionFaults(part.entries, part.revisions);
    const last = Math.max(0, ...part.named.map(({ revision }) => revision), ...part.entries.map((e) => e.sequence));
    if (last > head) {
      const detail = `the last one counted is ${head}, but something was written by commit ${last}`;
      yield { what: 'counter of commits', detail, canBeMended: true, mended: { entries: [], sequence: last } };
    }
  }
}

function lost(what: string, detail: string): RecordFault {
  return { what, detail, canBeMended: false, mended: null };
}

type Referring = NamedRecord | ({ readonly kind: 'entry' } & EntryRecord);

async function referenceFaults(reader: RecordReader, records: readonly Referring[]): Promise<RecordFault[]> {
  const needed = new Map(records.map((record) => [record.id, referencesOf(record)]));
  const ids = [...new Set([...needed.values()].flat())];
  const known = new Set((ids.length === 0 ? [] : await namedIn(reader, ids)).map(({ id }) => id));
  return [...needed].flatMap(([id, references]) =>
    [...new Set(references)]
      .filter((reference) => !known.has(reference))
      .map((reference) => lost('references', `${id} refers to ${reference}, which is not there`)),
  );
}

/** All ids of one actor must know each other. */
async function mergeFaults(reader: RecordReader, { id, sameAs, mergedInto }: ActorRecord): Promise<RecordFault[]> {
  if (sameAs === undefined) return [];
  const others = await reader.named(OPERATOR, 'actor', sameAs);
  const isKnown = others.every((other) => other !== null && other.sameAs?.join(' ') === sameAs.join(' '));
  const isInside = mergedInto === null || mergedInto === undefined || sameAs.includes(mergedInto);
  if (isKnown && isInside && sameAs.includes(id)) return [];
  return [lost('merged actors', `${id} is said to be one with ${sameAs.join(', ')}, who do not all say so`)];
}

async function* derivedFaults(
  reader: RecordReader,
  entries: readonly EntryRecord[],
  head: Sequence,
  told: Set<string>,
): AsyncGenerator<RecordFault> {
  const { writes, refused } = await planRederived(viewOf(reader), entries);
  for (const { message } of refused.values()) yield lost('what follows from entries', message);
  for (const { after } of writes) {
    // Others are drawn in because they answer these or count from them, so that one may come up more than once.
    const digest = after === null ? '' : sha256(canonicalJson(after));
    if (after === null || told.has(digest)) continue;
    told.add(digest);
    const detail = `${after.id}: what is kept is not what follows from what was written`;
    yield {
      what: 'what follows from entries',
      detail,
      canBeMended: true,
      mended: { entries: [after], sequence: head },
    };
  }
}

function* revisionFaults(
  entries: readonly EntryRecord[],
  revisions: readonly { readonly entry: string }[],
): Generator<RecordFault> {
  for (const { id, revision } of entries) {
    const kept = revisions.filter(({ entry }) => entry === id).length;
    if (kept !== revision - 1) {
      yield lost('revisions', `${id} is revision ${revision}, but ${kept} earlier ones are kept`);
    }
  }
}
