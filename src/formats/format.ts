/**
 * What an archive format must do to be imported: turn bytes into items of the record, and say of every part that it
 * could not turn what is wrong and where. A bad part never ends the reading; what can't go on at all is one last problem.
 */
import type { PutItem } from '../domain/commit.ts';

/** Where in the file something stands. */
export interface Position {
  /** Counted from 1. */
  readonly line?: number | undefined;
  /** Path within the line or the document: `entries[3].occurred`. */
  readonly path?: string | undefined;
}

export type ReadEvent =
  | { readonly kind: 'ITEM'; readonly item: PutItem; readonly at: Position }
  | { readonly kind: 'PROBLEM'; readonly reason: string; readonly at: Position };

export interface InputFormat {
  readonly name: string;
  /** Whether a file that begins with this text is of the format. */
  recognises(head: string): boolean;
  read(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ReadEvent>;
}

export interface OutputFormat {
  readonly name: string;
  /** The whole file, in pieces. */
  write(record: ExportedRecord): AsyncGenerator<string>;
}

/** What an export says of itself. */
interface ExportHeader {
  /** RFC 3339 instant. */
  readonly at: string;
  /** The store's head when the export began. */
  readonly revision: number;
  /** The filter as it was given; null for everything. */
  readonly filter: unknown;
}

/** A record on its way out: named records before the entries that name them. */
export interface ExportedRecord {
  readonly header: ExportHeader;
  readonly items: AsyncIterable<PutItem>;
}
