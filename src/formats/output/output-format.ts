/** A format for exports: it turns items into a file that says where it comes from. */
import type { ActItem, NamedRecord, PutItem } from '../../domain/commit/commit.ts';
import type { WrittenFilter } from '../../domain/query/filter.ts';
import type { EntryHistory } from '../../domain/record/entry-acts.ts';
import type { EntryRecord } from '../../domain/record/record.ts';

/** A record in an export: the input of its editor, as in `PutItem`, and everything derived from it. */
export type ExportedItem = NamedRecord | ExportedEntry;
export type ExportedEntry = {
  readonly kind: 'entry';
  /** The state of the last import and the acts since; only if the entry has earlier revisions. */
  readonly history?: EntryHistory;
} & EntryRecord;

export interface OutputFormat<Item extends PutItem = ExportedItem> {
  readonly name: string;
  /** The whole file, in pieces. */
  write(record: ExportedRecord<Item>): AsyncGenerator<string>;
}

/** The facts that an export gives about itself. */
export interface ExportHeader {
  /** RFC 3339 instant. */
  readonly at: string;
  /** The sequence of the last commit when the export began. */
  readonly revision: number;
  /** The filter as it was given; null for everything. */
  readonly filter: WrittenFilter | null;
}

export interface ExportedRecord<Item extends PutItem = ExportedItem> {
  readonly header: ExportHeader;
  /** The number of entries without a date of when they happened, for formats that need it before the entries. */
  readonly undated: () => Promise<number>;
  /**
   * Named records, then entries in the order in which they happened, undated ones last. A format may go through them more
   * than once.
   */
  readonly items: AsyncIterable<Item>;
  /** The acts on the items since their import. Complete only after the format has gone through the items once. */
  readonly acts: AsyncIterable<ActItem>;
}
