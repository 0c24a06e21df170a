import { accountKey, type NamedRecord } from '../../../domain/commit/commit.ts';
import { referencesOf } from '../../../domain/commit/references.ts';
import type { ActorRecord } from '../../../domain/record/record.ts';
import { wordsOf } from '../../../domain/search/words.ts';
import type { Steps } from '../../kit/steps.ts';
import type { SqliteConnection, Value } from '../connection.ts';
import { insertRows } from './insert-rows.ts';

/** Writes the collections, actors, sources and links of one commit, and the rows by which they are found. */
export function* writeNamed(connection: SqliteConnection, named: readonly NamedRecord[]): Steps<void> {
  const actors = named.filter((record) => record.kind === 'actor');
  // All old accounts are deleted first, because an account may pass from one actor to another.
  for (const { id } of actors) connection.run('DELETE FROM account WHERE actor = ?', id);
  for (const record of named) {
    writeRow(connection, record);
    connection.run('DELETE FROM naming WHERE by = ?', record.id);
    yield;
  }
  for (const actor of actors) {
    writeActorIndex(connection, actor);
    yield;
  }
  const names = named.flatMap((record) => namedBy(record).map((id) => [id, record.id] as const));
  yield* insertRows(connection, 'naming (named, by)', names, (pair) => pair);
}

/** The ids that the record names, each once. */
export function namedBy(record: NamedRecord): string[] {
  return [...new Set(referencesOf(record))];
}

function writeRow(connection: SqliteConnection, record: NamedRecord): void {
  const { facts, body } = namedRowOf(record);
  connection.run(
    `INSERT INTO named (${NAMED_COLUMNS}, body) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, id) DO UPDATE SET revision = excluded.revision, access = excluded.access,
       actor_kind = excluded.actor_kind, url = excluded.url, body = excluded.body`,
    ...facts,
    body,
  );
}

/** The columns of a named record beside its body, in the order of `namedRowOf`. */
export const NAMED_COLUMNS = 'kind, id, revision, access, actor_kind, url';

export function namedRowOf({ kind, ...record }: NamedRecord): { readonly facts: Value[]; readonly body: string } {
  const { id, revision, input } = record;
  const facts = [
    kind,
    id,
    revision,
    'access' in input ? input.access : null,
    'kind' in input ? input.kind : null,
    'url' in input && kind === 'link' ? (input.url ?? null) : null,
  ];
  return { facts, body: JSON.stringify(record) };
}

function writeActorIndex(connection: SqliteConnection, actor: ActorRecord): void {
  for (const key of accountKeysOf(actor)) {
    connection.run('INSERT INTO account (key, actor) VALUES (?, ?)', key, actor.id);
  }
  connection.run('DELETE FROM actor_word WHERE actor = ?', actor.id);
  for (const word of nameWordsOf(actor)) {
    connection.run('INSERT INTO actor_word (word, actor) VALUES (?, ?)', word, actor.id);
  }
}

/** The keys of the accounts, each once. */
export function accountKeysOf({ input }: ActorRecord): string[] {
  return [...new Set((input.accounts ?? []).map(accountKey))];
}

/** The words of the name and of all aliases, each once. */
export function nameWordsOf({ input }: ActorRecord): string[] {
  const words = [input.name, ...(input.aliases ?? [])].flatMap((name) => wordsOf(name).map(({ word }) => word));
  return [...new Set(words)];
}
