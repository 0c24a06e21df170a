import { OPERATOR } from '../domain/authority.ts';
import type { ActItem } from '../domain/commit.ts';
import { actsSinceImport } from '../domain/entry-acts.ts';
import type { EntryRevision } from '../domain/record.ts';
import type { RecordReader } from '../store/store.ts';
import type { ExportedItem } from './output-format.ts';

/**
 * What was done to the items that pass through, so that a record which is imported elsewhere keeps it: merged actors,
 * then corrections, retractions and restorations in the order in which they were done. Held in memory until the items
 * are through, because acts are the work of people's hands.
 */
export class ActsOfItems {
  readonly #reader: RecordReader;
  readonly #merged = new Map<string, string>();
  readonly #changed: ExportedItem[] = [];
}
