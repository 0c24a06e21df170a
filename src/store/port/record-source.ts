import type { RecordReader } from './record-reader.ts';

/** On whose behalf something is read. */
export interface Reading {
  /** Clients take turns: the one that has read least of late goes first. */
  readonly client: string;
  /** When it is aborted, the reads end. Their promises never settle, because nobody waits for them any more. */
  readonly signal: AbortSignal;
}

/** A way into the record for reading only, beside the store: each thread has its own. */
export interface RecordSource {
  /** @throws DomainError STORE_UNAVAILABLE where the record is gone */
  readerFor(reading: Reading): RecordReader;
  close(): Promise<void>;
}
