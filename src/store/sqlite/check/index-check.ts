import type { Inconsistency } from '../../store.ts';
import { SqliteConnection } from '../connection.ts';
import { checkEntries } from './entry-check.ts';
import { checkNamedRecords } from './named-check.ts';

/** Compares the indexes and counters with those that follow from the bodies, on one snapshot. Commits do not wait. */
export async function* checkIndex(file: string): AsyncGenerator<Inconsistency> {
  const connection = new SqliteConnection(file, 'READ');
  try {
    yield* checkFile(connection);
    connection.run('BEGIN');
    yield* checkNamedRecords(connection);
    yield* checkEntries(connection);
    connection.run('COMMIT');
  } finally {
    connection.close();
  }
}

/**
 * SQLite's own check of the file. Only its index of words can be rebuilt. The check answers with texts; they are shown,
 * and not parsed. A finding is about the index of words if the check of that index alone has the same finding.
 */
function checkFile(connection: SqliteConnection): Inconsistency[] {
  const findings = findingsOf(connection, 'PRAGMA main.integrity_check(10)');
  if (findings.length === 0) return [];
  const tables = connection.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'entry_words*'",
  );
  const ofWords = new Set(
    tables.flatMap(({ name }) => findingsOf(connection, `PRAGMA main.integrity_check('${name}')`)),
  );
  return findings.map((detail) => ({ what: 'file', detail, canBeMended: ofWords.has(detail) }));
}

function findingsOf(connection: SqliteConnection, pragma: string): string[] {
  const rows = connection.all<{ integrity_check: string }>(pragma);
  return rows.map(({ integrity_check: finding }) => finding).filter((finding) => finding !== 'ok');
}
