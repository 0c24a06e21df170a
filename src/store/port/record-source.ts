import type { RecordReader } from './record-reader.ts';

/** The client and the operation for which something is read. */
export interface Reading {
  /** Clients take turns: the one that has read least recently goes first. */
  readonly client: string;
  /** When it is aborted, the reads end. Their promises never settle, because nobody waits for them any more. */
  readonly signal: AbortSignal;
}

/** Where clients read the record. */
export interface ClientReads {
  /** @throws DomainError STORE_UNAVAILABLE if the record is gone */
  readerFor(reading: Reading): RecordReader;
}

/** A connection to the record for reading only, beside the store: each thread has its own. */
export interface RecordSource extends ClientReads {
  close(): Promise<void>;
}
