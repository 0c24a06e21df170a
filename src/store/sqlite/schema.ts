import type { Sequence } from '../../domain/record/record.ts';
import { DomainError } from '../../errors.ts';
import type { SqliteConnection } from './connection.ts';

/** Raised with every change of the tables that an older program could not read. */
const SCHEMA_VERSION = 2;

/**
 * `change_log` has a line for each entry that a commit touched; `erased` what must never come back; `shared` the small
 * pieces of state that nodes share.
 */
const LOG_TABLES = `
CREATE TABLE change_log (
  sequence INTEGER NOT NULL, ordinal INTEGER NOT NULL, at INTEGER NOT NULL,
  entry TEXT NOT NULL, collection TEXT NOT NULL, former_access TEXT NOT NULL, access TEXT NOT NULL, kind TEXT NOT NULL,
  before_occurred TEXT, before_disclosed TEXT, after_occurred TEXT, after_disclosed TEXT, replaced TEXT,
  PRIMARY KEY (sequence, ordinal)
) WITHOUT ROWID;
CREATE INDEX change_log_entry ON change_log (entry, sequence);
CREATE TABLE erased (
  id TEXT PRIMARY KEY, collection TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL, sequence INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE shared (
  kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, expires INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
`;

/** What leads from version 1 to 2, from 2 to 3, and so on. */
const MIGRATIONS: readonly string[] = [
  // The lines of version 1 say neither when they were written nor who may read them: whoever follows begins anew.
  `DROP TABLE change_log;
   ${LOG_TABLES}
   INSERT INTO meta (name, value) SELECT 'trimmed', value FROM meta WHERE name = 'sequence';`,
];

/**
 * Made anew where it is broken. Each commit leaves a piece of the index: twice as many as by default are merged at once,
 * which makes an import faster and is not felt by a search, because there are then fewer steps of merging.
 */
export const WORDS_TABLE = `
CREATE VIRTUAL TABLE entry_words USING fts5 (words, tokenize = 'ascii', columnsize = 0);
INSERT INTO entry_words (entry_words, rank) VALUES ('automerge', 8);`;

/**
 * `entry` holds the narrow facts that filters and counts read, `entry_body` the record itself, `entry_words` its words.
 * `posting_…` is the index of terms: for each term, the entries that carry it in the order of the clock. `…_count` are
 * kept by each commit. Order keys are ASCII, so that BINARY, the collation of all columns, orders them as the domain does.
 */
const TABLES = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE named (
  kind TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL,
  access TEXT, actor_kind TEXT, url TEXT, body TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX named_url ON named (url, id) WHERE url IS NOT NULL;
CREATE TABLE account (key TEXT PRIMARY KEY, actor TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX account_actor ON account (actor);
CREATE TABLE actor_word (word TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (word, actor)) WITHOUT ROWID;
CREATE INDEX actor_word_actor ON actor_word (actor);

CREATE TABLE entry (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, collection TEXT NOT NULL,
  occurred_key TEXT NOT NULL UNIQUE, disclosed_key TEXT NOT NULL UNIQUE,
  occurred_day TEXT, occurred_timed INTEGER, disclosed_day TEXT, disclosed_timed INTEGER,
  visibility TEXT NOT NULL, words_count INTEGER NOT NULL, terms TEXT NOT NULL
);
CREATE TABLE entry_body (entry INTEGER PRIMARY KEY, body TEXT NOT NULL);
${WORDS_TABLE}

CREATE TABLE term (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE posting_occurred (
  term INTEGER NOT NULL, key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (term, key)
) WITHOUT ROWID;
CREATE TABLE posting_disclosed (
  term INTEGER NOT NULL, key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (term, key)
) WITHOUT ROWID;

CREATE TABLE revision (
  entry TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (entry, revision)
) WITHOUT ROWID;

CREATE TABLE term_count (
  term INTEGER NOT NULL, collection TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (term, collection)
) WITHOUT ROWID;
CREATE TABLE day_count (
  clock TEXT NOT NULL, collection TEXT NOT NULL, day TEXT NOT NULL, visibility TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (clock, collection, day, visibility)
) WITHOUT ROWID;
CREATE TABLE word_count (collection TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
${LOG_TABLES}`;

/**
 * A commit that was acknowledged survives a loss of power too: FULL waits for the disk once a commit, which is little
 * beside the batches in which records come. The log grows to 64 MiB before it is copied back, so that an import does not
 * write the same page of an index again with each commit.
 */
const SETTINGS = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA wal_autocheckpoint = 16384;
PRAGMA journal_size_limit = 67108864;
PRAGMA cache_size = -98304;
PRAGMA temp_store = MEMORY;
`;

/**
 * Makes the tables in a new file, brings those of an older version up to this one, and refuses a file that holds
 * something else.
 *
 * @throws DomainError STORE_TOO_NEW, or STORE_UNAVAILABLE where the file is not ours.
 */
export function prepareSchema(writer: SqliteConnection): void {
  // Before anything is set, because the settings stay with a file, and it may not be ours.
  const version = versionOf(writer);
  writer.execute(SETTINGS);
  if (version !== SCHEMA_VERSION) upgrade(writer);
}

function upgrade(writer: SqliteConnection): void {
  writer.run('BEGIN IMMEDIATE');
  try {
    // Another process may have done it while this one waited.
    const version = versionOf(writer);
    if (version === null) {
      writer.execute(TABLES);
      writer.run(
        "INSERT INTO meta (name, value) VALUES ('schema', ?), ('sequence', 0), ('trimmed', 0)",
        SCHEMA_VERSION,
      );
    } else {
      for (const migration of MIGRATIONS.slice(version - 1)) writer.execute(migration);
      writer.run("UPDATE meta SET value = ? WHERE name = 'schema'", SCHEMA_VERSION);
    }
    writer.run('COMMIT');
  } finally {
    writer.rollback();
  }
}

/** The version of the tables; null in a new file. */
function versionOf(writer: SqliteConnection): number | null {
  const rows = writer.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");
  const tables = new Set(rows.map(({ name }) => name));
  if (tables.size === 0) return null;
  if (!tables.has('meta') || !tables.has('posting_occurred')) {
    throw new DomainError(
      'STORE_UNAVAILABLE',
      `The store ${writer.file} cannot be opened: it is the database of another program. Name another file.`,
    );
  }
  const version = metaOf(writer, 'schema');
  if (version > SCHEMA_VERSION) {
    throw new DomainError(
      'STORE_TOO_NEW',
      `The store ${writer.file} was written by a newer version of Backchannel: its tables have version ${version}, and this program reads up to version ${SCHEMA_VERSION}. Use the newer version.`,
    );
  }
  return version;
}

/** The sequence of the last commit. */
export function headOf(connection: SqliteConnection): Sequence {
  return metaOf(connection, 'sequence');
}

/** The sequence up to which the change log was trimmed; 0 where it is whole. */
export function trimmedOf(connection: SqliteConnection): Sequence {
  return metaOf(connection, 'trimmed');
}

export function setTrimmed(writer: SqliteConnection, sequence: Sequence): void {
  writer.run("UPDATE meta SET value = ? WHERE name = 'trimmed'", sequence);
}

function metaOf(connection: SqliteConnection, name: 'schema' | 'sequence' | 'trimmed'): number {
  return connection.all<{ value: number }>('SELECT value FROM meta WHERE name = ?', name)[0]?.value ?? 0;
}
