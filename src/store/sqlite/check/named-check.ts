import type { NamedRecord } from '../../../domain/commit/commit.ts';
import { Inconsistencies } from '../../kit/inconsistencies.ts';
import type { Inconsistency, NamedKind } from '../../store.ts';
import { unlessUnreadable, unreadable } from '../../kit/unreadable.ts';
import type { SqliteConnection } from '../connection.ts';
import { accountKeysOf, nameWordsOf, NAMED_COLUMNS, namedBy, namedRowOf } from '../write/named-writes.ts';

interface NamedRow {
  readonly kind: NamedKind;
  readonly id: string;
  readonly body: string;
  /** The columns of the table, as JSON. */
  readonly row: string;
  /** Sorted, as JSON. */
  readonly accounts: string;
  readonly words: string;
  readonly names: string;
}

/** Compares the rows of collections, actors, sources and links with those that follow from their bodies. */
export function* checkNamedRecords(connection: SqliteConnection): Generator<Inconsistency> {
  const names = new Inconsistencies('names');
  const accounts = new Inconsistencies('accounts');
  const words = new Inconsistencies('words of names');
  const naming = new Inconsistencies('who names whom');
  const rows = connection.each<NamedRow>(
    `SELECT kind, id, body, json_array(${NAMED_COLUMNS}) AS row,
       (SELECT json_group_array(key ORDER BY key) FROM account WHERE actor = id) AS accounts,
       (SELECT json_group_array(word ORDER BY word) FROM actor_word WHERE actor = id) AS words,
       (SELECT json_group_array(named ORDER BY named) FROM naming WHERE by = id) AS names
     FROM named`,
  );
  for (const { kind, id, body, ...kept } of rows) {
    const expected = unlessUnreadable(() => expectedOf({ kind, ...(JSON.parse(body) as object) } as NamedRecord));
    if (expected === null) {
      yield unreadable(id);
      continue;
    }
    if (kept.row !== expected.row) names.add(id);
    if (kept.accounts !== expected.accounts) accounts.add(id);
    if (kept.words !== expected.words) words.add(id);
    if (kept.names !== expected.names) naming.add(id);
  }
  for (const id of strangersIn(connection, 'account')) accounts.add(id);
  for (const id of strangersIn(connection, 'actor_word')) words.add(id);
  for (const id of strangersIn(connection, 'naming')) naming.add(id);
  for (const table of [names, accounts, words, naming]) yield* table.all;
}

function expectedOf(record: NamedRecord): Omit<NamedRow, 'kind' | 'id' | 'body'> {
  const [accounts, words] = record.kind === 'actor' ? [accountKeysOf(record), nameWordsOf(record)] : [[], []];
  return {
    row: JSON.stringify(namedRowOf(record).facts),
    accounts: inOrder(accounts),
    words: inOrder(words),
    names: inOrder(namedBy(record)),
  };
}

/** Sorted as SQLite sorts: by the bytes in UTF-8. */
function inOrder(texts: readonly string[]): string {
  return JSON.stringify(texts.toSorted((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right))));
}

/** The ids in a table that belong to named records that do not exist. */
function strangersIn(connection: SqliteConnection, table: 'account' | 'actor_word' | 'naming'): string[] {
  const column = table === 'naming' ? 'by' : 'actor';
  const rows = connection.all<{ id: string }>(
    `SELECT DISTINCT ${column} AS id FROM ${table} WHERE NOT EXISTS
       (SELECT 1 FROM named WHERE named.kind = substr(${table}.${column}, 1, instr(${table}.${column}, ':') - 1) AND named.id = ${table}.${column})`,
  );
  return rows.map(({ id }) => id);
}
