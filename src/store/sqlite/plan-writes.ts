/** Writes what a commit's plan says, within the transaction that is open on the connection. */
import type { ChangeRecord } from '../../domain/change-log.ts';
import { accountKey, type CommitPlan, type ErasedMark, type NamedRecord } from '../../domain/commit.ts';
import type { ActorRecord } from '../../domain/record.ts';
import { wordsOf } from '../../domain/words.ts';
import type { Connection } from './connection.ts';
import { writeEntry } from './entry-writes.ts';
import { PostingWrites } from './posting-writes.ts';
import type { TermNumbers } from './term-numbers.ts';

export function writePlan(connection: Connection, terms: TermNumbers, plan: CommitPlan, sequence: number): void {
  const actors = plan.named.filter((record) => record.kind === 'actor');
  // All old accounts go before any new one comes, because an account may pass from one actor to another.
  for (const { id } of actors) connection.run('DELETE FROM account WHERE actor = ?', id);
  for (const record of plan.named) writeNamed(connection, record);
  for (const actor of actors) writeActorIndex(connection, actor);
  const postings = new PostingWrites(connection);
  for (const write of plan.entries) writeEntry(connection, terms, postings, write);
  postings.write();
  for (const revision of plan.revisions) {
    connection.run(
      'INSERT INTO revision (entry, revision, body) VALUES (?, ?, ?)',
      revision.entry,
      revision.revision,
      JSON.stringify(revision),
    );
  }
  for (const change of plan.changes) writeChange(connection, change);
  for (const mark of plan.erased) erase(connection, mark);
  writeCounters(connection, terms, plan);
  terms.release(postings.removed);
  connection.run("UPDATE meta SET value = ? WHERE name = 'sequence'", sequence);
}

function writeNamed(connection: Connection, { kind, ...record }: NamedRecord): void {
  const { input } = record;
  connection.run(
    `INSERT INTO named (kind, id, revision, access, actor_kind, url, body) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, id) DO UPDATE SET revision = excluded.revision, access = excluded.access,
       actor_kind = excluded.actor_kind, url = excluded.url, body = excluded.body`,
    kind,
    record.id,
    record.revision,
    'access' in input ? input.access : null,
    'kind' in input ? input.kind : null,
    'url' in input && kind === 'link' ? (input.url ?? null) : null,
    JSON.stringify(record),
  );
}

function writeActorIndex(connection: Connection, { id, input }: ActorRecord): void {
  for (const key of new Set((input.accounts ?? []).map(accountKey))) {
    connection.run('INSERT INTO account (key, actor) VALUES (?, ?)', key, id);
  }
  connection.run('DELETE FROM actor_word WHERE actor = ?', id);
  const words = [input.name, ...(input.aliases ?? [])].flatMap((name) => wordsOf(name).map(({ word }) => word));
  for (const word of new Set(words)) connection.run('INSERT INTO actor_word (word, actor) VALUES (?, ?)', word, id);
}

function writeChange(connection: Connection, change: ChangeRecord): void {
  connection.run(
    `INSERT INTO change_log (sequence, ordinal, at, entry, collection, former_access, access, kind,
       before_occurred, before_disclosed, after_occurred, after_disclosed, replaced)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
  );
}

/** Whatever is kept of an entry besides itself goes, and the mark comes. */
function erase(connection: Connection, { id, collection, at, reason, sequence }: ErasedMark): void {
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

function writeCounters(connection: Connection, terms: TermNumbers, plan: CommitPlan): void {
  for (const { collection, term, by } of plan.terms) {
    connection.run(
      `INSERT INTO term_count (term, collection, count) VALUES (?, ?, ?)
       ON CONFLICT (term, collection) DO UPDATE SET count = count + excluded.count`,
      terms.numberOf(term),
      collection,
      by,
    );
  }
  for (const { clock, collection, day, visibility, by } of plan.days) {
    connection.run(
      `INSERT INTO day_count (clock, collection, day, visibility, count) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (clock, collection, day, visibility) DO UPDATE SET count = count + excluded.count`,
      clock,
      collection,
      day ?? '',
      visibility,
      by,
    );
  }
  for (const { collection, by } of plan.words) {
    connection.run(
      `INSERT INTO word_count (collection, count) VALUES (?, ?)
       ON CONFLICT (collection) DO UPDATE SET count = count + excluded.count`,
      collection,
      by,
    );
  }
}
