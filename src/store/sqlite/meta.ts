/** Single numbers of a store. */
import type { Sequence } from '../../domain/record/record.ts';
import type { SqliteConnection } from './connection.ts';

/** The sequence of the last commit. */
export function headOf(connection: SqliteConnection): Sequence {
  return metaOf(connection, 'sequence');
}

/** The sequence up to which the change log was trimmed; 0 if it is whole. */
export function trimmedOf(connection: SqliteConnection): Sequence {
  return metaOf(connection, 'trimmed');
}

export function setTrimmed(writer: SqliteConnection, sequence: Sequence): void {
  writer.run("UPDATE meta SET value = ? WHERE name = 'trimmed'", sequence);
}

export function metaOf(connection: SqliteConnection, name: 'schema' | 'sequence' | 'trimmed'): number {
  return connection.all<{ value: number }>('SELECT value FROM meta WHERE name = ?', name)[0]?.value ?? 0;
}
