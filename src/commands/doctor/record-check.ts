import type { NamedRecord } from '../../domain/commit/commit.ts';
import { referencesOf } from '../../domain/commit/references.ts';
import { precedentsOf } from '../../domain/commit/schedule.ts';
import { rederive } from '../../domain/commit/rederivation.ts';
import type { ActorRecord, EntryRecord, EntryRevision, Sequence } from '../../domain/record/record.ts';
import type { Inconsistency, RecordSnapshot, Store } from '../../store/store.ts';

/** Records that are read and checked in one snapshot. */
const PART_SIZE = 500;

const KINDS = ['collection', 'actor', 'source', 'link', 'entry'] as const;
type Kind = (typeof KINDS)[number];

/** The result of the check of some records. */
export interface CheckedPart {
  readonly inconsistencies: readonly Inconsistency[];
  /** Ids of entries that must be rederived. */
  readonly toRederive: readonly string[];
  /** The last commit that wrote one of these records; the store's counter of commits must not be behind it. */
  readonly lastCommit: Sequence;
}

/**
 * Checks the whole record, some records at a time: every reference must lead somewhere, and all that is derived (moments,
 * order keys, reply states, threads, merged actors) must follow from the inputs.
 *
 * Guarantee: the records of a part and their neighbours are read in one snapshot, so a commit in between is never reported
 * as an inconsistency.
 */
export async function* checkRecord(store: Pick<Store, 'snapshot'>): AsyncGenerator<CheckedPart> {
  for (const kind of KINDS) {
    let end: Pick<ExaminedPart, 'last' | 'more'> = { last: null, more: true };
    while (end.more) {
      const { last } = end;
      const part: ExaminedPart = await store.snapshot((record) => examinePart(record, kind, last));
      yield part;
      end = part;
    }
  }
}

interface ExaminedPart extends CheckedPart {
  readonly last: string | null;
  readonly more: boolean;
}

async function examinePart(record: RecordSnapshot, kind: Kind, after: string | null): Promise<ExaminedPart> {
  const head = await record.head();
  if (kind !== 'entry') {
    const { items, more } = await record.listNamed(kind, after, PART_SIZE);
    const known = await record.named(distinct(items.flatMap(referencesOf)));
    const inconsistencies = [...checkReferences(items, known), ...(await checkMerges(record, items))];
    return {
      ...endOf(items),
      more,
      ...withCounter(inconsistencies, [], head, lastOf(items.map(({ revision }) => revision))),
    };
  }
  const { items, more } = await record.listEntries(after, PART_SIZE);
  const referring = items.map((entry) => ({ kind, ...entry }));
  const known = await record.named(distinct(referring.flatMap(referencesOf)));
  const derived = await checkDerived(record, items, known, after);
  const revised = items.filter(({ revision }) => revision > 1).map(({ id }) => id);
  const revisions = revised.length === 0 ? [] : await record.revisions(revised);
  const inconsistencies = [
    ...checkReferences(referring, known),
    ...derived.inconsistencies,
    ...checkRevisions(items, revisions),
  ];
  const last = lastOf(items.map(({ sequence }) => sequence));
  return { ...endOf(items), more, ...withCounter(inconsistencies, derived.toRederive, head, last) };
}

function withCounter(
  inconsistencies: readonly Inconsistency[],
  toRederive: readonly string[],
  head: Sequence,
  lastCommit: Sequence,
): CheckedPart {
  if (lastCommit <= head) return { inconsistencies, toRederive, lastCommit };
  const detail = `it is at ${head}, but commit ${lastCommit} has written records`;
  return {
    inconsistencies: [...inconsistencies, { what: 'counter of commits', detail, canBeMended: true }],
    toRederive,
    lastCommit,
  };
}

function lost(what: string, detail: string): Inconsistency {
  return { what, detail, canBeMended: false };
}

type Referring = NamedRecord | ({ readonly kind: 'entry' } & EntryRecord);

function checkReferences(records: readonly Referring[], known: readonly NamedRecord[]): Inconsistency[] {
  const ids = new Set(known.map(({ id }) => id));
  return records.flatMap((record) =>
    distinct(referencesOf(record))
      .filter((reference) => !ids.has(reference))
      .map((reference) => lost('references', `${record.id} refers to ${reference}, which is not in the store`)),
  );
}

/** All ids of one actor must know each other. */
async function checkMerges(record: RecordSnapshot, records: readonly NamedRecord[]): Promise<Inconsistency[]> {
  const merged = records.filter((each) => each.kind === 'actor' && each.sameAs !== undefined) as MergedActor[];
  if (merged.length === 0) return [];
  const members = await record.named(distinct(merged.flatMap(({ sameAs }) => sameAs)));
  const groups = new Map(members.map((member) => [member.id, member.kind === 'actor' && member.sameAs?.join(' ')]));
  return merged
    .filter(({ id, sameAs, mergedInto }) => {
      const isKnown = sameAs.every((other) => groups.get(other) === sameAs.join(' '));
      const isInside = mergedInto === null || mergedInto === undefined || sameAs.includes(mergedInto);
      return !isKnown || !isInside || !sameAs.includes(id);
    })
    .map(({ id, sameAs }) =>
      lost('merged actors', `${id} is merged with ${sameAs.join(', ')}, but these actors do not all know of it`),
    );
}

type MergedActor = ActorRecord & { readonly sameAs: readonly string[] };

async function checkDerived(
  record: RecordSnapshot,
  items: readonly EntryRecord[],
  named: readonly NamedRecord[],
  after: string | null,
): Promise<Pick<CheckedPart, 'inconsistencies' | 'toRederive'>> {
  const last = items.at(-1);
  if (last === undefined) return { inconsistencies: [], toRederive: [] };
  const present = new Set(items.map(({ id }) => id));
  const precedents = distinct(items.flatMap(({ input }) => precedentsOf(input)));
  const entries = await record.entries(precedents.filter((id) => !present.has(id)));
  const answers = await record.answers(after, last.id);
  const { writes, refused } = await rederive(items, { named, entries, answers });
  const toRederive = writes.flatMap((write) => write.after?.id ?? []);
  const inconsistencies = toRederive.map((id): Inconsistency => {
    const detail = `${id}: the stored results do not follow from its input`;
    return { what: 'derived entries', detail, canBeMended: true };
  });
  for (const { message } of refused.values()) inconsistencies.push(lost('derived entries', message));
  return { inconsistencies, toRederive };
}

function checkRevisions(entries: readonly EntryRecord[], revisions: readonly EntryRevision[]): Inconsistency[] {
  const stored = new Map<string, number>();
  for (const { entry } of revisions) stored.set(entry, (stored.get(entry) ?? 0) + 1);
  return entries
    .filter(({ id, revision }) => (stored.get(id) ?? 0) !== revision - 1)
    .map(({ id, revision }) =>
      lost('revisions', `${id} is at revision ${revision}, but ${stored.get(id) ?? 0} earlier revisions are stored`),
    );
}

function endOf(items: readonly { readonly id: string }[]): Pick<ExaminedPart, 'last'> {
  return { last: items.at(-1)?.id ?? null };
}

function lastOf(sequences: readonly Sequence[]): Sequence {
  return Math.max(0, ...sequences);
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
