import { DomainError } from '../../errors.ts';
import type { SqliteConnection } from './connection.ts';
import { metaOf } from './meta.ts';
import { LOG_TABLES, TABLES } from './tables.ts';
import { upgradeRecords } from './write/record-upgrade.ts';
import { upgradeSight } from './write/sight-upgrade.ts';

/** Raise it with every change of the tables that an older program could not read. */
const SCHEMA_VERSION = 4;

/** The steps from version 1 to 2, from 2 to 3, and so on. */
const MIGRATIONS: readonly ((writer: SqliteConnection) => void)[] = [
  // The lines of version 1 do not say when they were written and who may read them, so the change log starts again.
  (writer) => {
    writer.execute(`DROP TABLE change_log;
      ${LOG_TABLES}
      INSERT INTO meta (name, value) SELECT 'trimmed', value FROM meta WHERE name = 'sequence';`);
  },
  upgradeRecords,
  upgradeSight,
];

/**
 * An acknowledged commit survives a loss of power: FULL waits for the disk once in each commit. Records come in large
 * batches, so this costs little. The log grows to 64 MiB before it is copied into the file: otherwise an import would write
 * the same page of an index with each commit.
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
 * Creates the tables in a new file, and upgrades the tables of an older version. Refuses every other file.
 *
 * @throws DomainError STORE_TOO_NEW; STORE_UNAVAILABLE if the file is not ours
 */
export function prepareSchema(writer: SqliteConnection): void {
  // Settings stay with a file, so the file is checked first: it may belong to another program.
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
      for (const migrate of MIGRATIONS.slice(version - 1)) migrate(writer);
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
