import type { NamedRecord } from '../../domain/commit/commit.ts';
import type { ActorRecord, CollectionRecord, LinkRecord, SourceRecord } from '../../domain/record/record.ts';
import type { ActorKind } from '../../domain/record/vocabulary.ts';

/** The kinds of record that are listed by id. */
export interface NamedRecords {
  readonly collection: CollectionRecord;
  readonly actor: ActorRecord;
  readonly source: SourceRecord;
  readonly link: LinkRecord;
}
export type NamedKind = keyof NamedRecords;

export interface NamedFilter {
  /** Words that a name or an alias of an actor must have: folded as in search, each as a prefix. */
  readonly text?: string | null | undefined;
  readonly kind?: ActorKind | null | undefined;
}

/** Adds the kind to a record of that kind. TypeScript cannot follow the two through a variable. */
export function toNamedRecord(kind: NamedKind, record: NamedRecords[NamedKind]): NamedRecord {
  return { kind, ...record } as NamedRecord;
}
