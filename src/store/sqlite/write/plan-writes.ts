/** Writes the plan of a commit, within the transaction that is open on the connection. */
import type { ChangeRecord } from '../../../domain/commit/change-log.ts';
import type { CommitPlan, ErasedMark } from '../../../domain/commit/commit.ts';
import { indexEntry } from '../../../domain/query/entry-index.ts';
import type { Term } from '../../../domain/query/terms.ts';
import type { SqliteConnection, Value } from '../connection.ts';
import type { EntryRevision } from '../../../domain/record/record.ts';
import type { Steps } from '../../kit/steps.ts';
import { EntryWrites } from './entry-writes.ts';
import { insertRows } from './insert-rows.ts';
import { writeNamed } from './named-writes.ts';
import { PostingWrites } from './posting-writes.ts';
import type { TermNumbers } from './term-numbers.ts';

export function* writePlan(
  connection: SqliteConnection,
  terms: TermNumbers,
  plan: CommitPlan,
  sequence: number,
): Steps<void> {
  yield* writeNamed(connection, plan.named);
  yield* terms.assign(yield* termsIn(plan));
  const postings = new PostingWrites(connection);
  const entries = new EntryWrites(connection, terms, postings);
  for (const write of plan.entries) {
    entries.write(write);
    if (postings.isFull) yield* postings.write();
    yield;
  }
  yield* entries.insert();
  yield* postings.write();
  yield* insertRows(connection, 'revision (entry, revision, body)', plan.revisions, toRevisionRow);
  yield* insertRows(connection, `change_log (${CHANGE_COLUMNS})`, plan.changes, toChangeRow);
  for (const mark of plan.erased) {
    erase(connection, mark);
    yield;
  }
  yield* writeCounters(connection, terms, plan);
  yield* terms.release(postings.removed);
  connection.run("UPDATE meta SET value = ? WHERE name = 'sequence'", sequence);
}

/** All terms that the entries carry, or carried before. */
function* termsIn({ entries }: CommitPlan): Steps<Set<Term>> {
  const terms = new Set<Term>();
  for (const { before, after } of entries) {
    for (const state of [before, after])
      if (state !== null) for (const term of indexEntry(state).terms) terms.add(term);
    yield;
  }
  return terms;
}

function toRevisionRow(revision: EntryRevision): Value[] {
  return [revision.entry, revision.revision, JSON.stringify(revision)];
}

const CHANGE_COLUMNS = `sequence, ordinal, at, entry, collection, former_access, access, kind,
  before_occurred, before_disclosed, after_occurred, after_disclosed, replaced`;

function toChangeRow(change: ChangeRecord): Value[] {
  return [
    change.sequence,
    change.ordinal,
    change.at,
    change.entry,
    change.collection,
    change.formerAccess,
    change.access,
    change.kind,
    change.before?.OCCURRED ?? null,
    change.before?.DISCLOSED ?? null,
    change.after?.OCCURRED ?? null,
    change.after?.DISCLOSED ?? null,
    change.replaced === null ? null : JSON.stringify(change.replaced),
  ];
}

/** Deletes the earlier revisions and states of an entry, and writes its mark. */
function erase(connection: SqliteConnection, { id, collection, at, reason, sequence }: ErasedMark): void {
  connection.run('DELETE FROM revision WHERE entry = ?', id);
  connection.run('UPDATE change_log SET replaced = NULL WHERE entry = ?', id);
  connection.run(
    'INSERT INTO erased (id, collection, at, reason, sequence) VALUES (?, ?, ?, ?, ?)',
    id,
    collection,
    at,
    reason,
    sequence,
  );
}

function* writeCounters(connection: SqliteConnection, terms: TermNumbers, plan: CommitPlan): Steps<void> {
  // In the order of the index, as postings are.
  const ofTerms = plan.terms
    .map(({ term, ...delta }) => ({ ...delta, number: terms.numberOf(term) }))
    .sort((left, right) => left.number - right.number);
  yield;
  yield* count(connection, 'term_count', 'term, collection', ofTerms, ({ number, collection, by }) => [
    number,
    collection,
    by,
  ]);
  const day = 'clock, collection, day, visibility';
  yield* count(connection, 'day_count', day, plan.days, (delta) => [
    delta.clock,
    delta.collection,
    delta.day ?? '',
    delta.visibility,
    delta.by,
  ]);
  yield* count(connection, 'word_count', 'collection', plan.words, ({ collection, by }) => [collection, by]);
}

/** Adds to the counts under these keys. Each row is a key and the number to add. */
function count<Delta>(
  connection: SqliteConnection,
  table: string,
  key: string,
  deltas: readonly Delta[],
  toRow: (delta: Delta) => Value[],
): Steps<void> {
  const add = `ON CONFLICT (${key}) DO UPDATE SET count = count + excluded.count`;
  return insertRows(connection, `${table} (${key}, count)`, deltas, toRow, add);
}
