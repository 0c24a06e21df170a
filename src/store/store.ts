/**
 * The port through which everything reads and writes the record; each of its parts is a file in `port/`. Two adapters
 * implement it, SQLite and MongoDB. One contract suite (`tests/contract`) proves that both give the same answers.
 */
import type { RecordPart } from '../domain/commit/adoption.ts';
import type { Sequence } from '../domain/record/record.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { ChangeReader } from './port/change-reader.ts';
import type { RecordChecker } from './port/record-checker.ts';
import type { RecordReader } from './port/record-reader.ts';
import type { ClientReads } from './port/record-source.ts';
import type { RecordWriter } from './port/record-writer.ts';
import type { SharedState } from './port/shared-state.ts';

export type * from './port/change-reader.ts';
export type * from './port/lists.ts';
export * from './port/named-records.ts';
export type * from './port/record-checker.ts';
export type * from './port/record-reader.ts';
export type * from './port/record-source.ts';
export type * from './port/record-writer.ts';
export type * from './port/shared-state.ts';
export { RecordIdentity, recordIdOf, writeRecordId } from './record-identity.ts';
export { walkEntries } from './walk-entries.ts';

export interface StoreOptions {
  /** How long a write waits while another process has locked a database file; 30 seconds if absent. */
  readonly lockTimeoutMs?: number;
}

export interface Store extends RecordReader, ClientReads, RecordWriter, ChangeReader, RecordChecker {
  readonly shared: SharedState;
  /**
   * Takes over a part of another store's record, unchanged, in one transaction. `sequence` becomes the sequence of the
   * last commit, and the change log starts again after it.
   */
  adopt(part: RecordPart, sequence: Sequence): Promise<void>;
  /** Deletes the lines of the change log that were written before an instant, and the shared pieces that have expired. */
  trim(before: Instant): Promise<void>;
  /** For messages to operators: `sqlite:./data/backchannel.db`, `mongodb://host/database` without the password. */
  readonly name: string;
  /** Where `openRecordSource` finds the same record. It may hold a password. */
  readonly location: string;
  /**
   * Checks that the store can be read and written now, and that acknowledged writes will be there after a restart.
   *
   * @throws DomainError STORE_UNAVAILABLE
   */
  ping(): Promise<void>;
  close(): Promise<void>;
}
