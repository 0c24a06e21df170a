/** What a format must do to be exported: turn a record, item by item, into a file that says where it is from. */
import type { ActItem, NamedRecord, PutItem } from '../../domain/commit/commit.ts';
import type { EntryHistory } from '../../domain/record/entry-acts.ts';
import type { EntryRecord } from '../../domain/record/record.ts';

/** A record on its way out: what the editor wrote, as `PutItem` has it, beside all that follows from it. */
export type ExportedItem = NamedRecord | ExportedEntry;
export type ExportedEntry = {
  readonly kind: 'entry';
  /** What was last imported of it and what was done to it since, where it has earlier revisions. */
  readonly history?: EntryHistory;
} & EntryRecord;

export interface OutputFormat<Item extends PutItem = ExportedItem> {
  readonly name: string;
  /** The whole file, in pieces. */
  write(record: ExportedRecord<Item>): AsyncGenerator<string>;
}

/** What an export says of itself. */
export interface ExportHeader {
  /** RFC 3339 instant. */
  readonly at: string;
  /** The store's head when the export began. */
  readonly revision: number;
  /** The filter as it was given; null for everything. */
  readonly filter: unknown;
}

export interface ExportedRecord<Item extends PutItem = ExportedItem> {
  readonly header: ExportHeader;
  /** How many of the entries have no date of when they happened, for whom it is too late to count them as they pass. */
  readonly undated: () => Promise<number>;
  /**
   * Named records before the entries that name them, entries in the order in which they happened, undated ones last. May
   * be gone through more than once.
   */
  readonly items: AsyncIterable<Item>;
  /** What was done to them since they were imported; after the items were gone through once. */
  readonly acts: AsyncIterable<ActItem>;
}
