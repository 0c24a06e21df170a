import { DomainError } from '../../errors.ts';
import type { SqliteConnection } from './connection.ts';
import { metaOf } from './meta.ts';
import { LOG_TABLES, TABLES } from './tables.ts';

/** Raised with every change of the tables that an older program could not read. */
const SCHEMA_VERSION = 2;

/** What leads from version 1 to 2, from 2 to 3, and so on. */
const MIGRATIONS: readonly string[] = [
  // The lines of version 1 say neither when they were written nor who may read them: whoever follows begins anew.
  `DROP TABLE change_log;
   ${LOG_TABLES}
   INSERT INTO meta (name, value) SELECT 'trimmed', value FROM meta WHERE name = 'sequence';`,
];

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
