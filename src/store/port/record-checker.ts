import type { Answers } from '../../domain/commit/answers.ts';
import type { CommitView, NamedRecord } from '../../domain/commit/commit.ts';
import type { EntryRecord, Sequence } from '../../domain/record/record.ts';
import type { Slice } from './lists.ts';
import type { NamedKind } from './named-records.ts';

/** Finds and mends stored data that does not follow from the record. */
export interface RecordChecker {
  /**
   * Reads at one moment, one read after the other. It must take only seconds: MongoDB ends a snapshot after a minute.
   */
  snapshot<Result>(read: (record: RecordSnapshot) => Promise<Result>): Promise<Result>;
  /** Compares the stored indexes and counters with those that follow from the stored records. Reads everything. */
  checkIndex(): AsyncIterable<Inconsistency>;
  /** Builds the indexes and counters again from the stored records. Commits wait meanwhile. */
  rebuildIndex(): Promise<void>;
  /**
   * Derives these entries again, and all that follows from them, in one transaction. The indexes and counters must be
   * right. The sequence of the last commit becomes at least `sequence`, and the change log starts again after it.
   */
  mend(entries: readonly string[], sequence: Sequence): Promise<void>;
}

/** Stored data that does not follow from the record. */
export interface Inconsistency {
  /** `order keys`, `counts of terms`, `references`. */
  readonly what: string;
  readonly detail: string;
  /** Whether the record itself is enough to mend it. */
  readonly canBeMended: boolean;
}

/** The whole record at one moment, hidden parts included. Lists go by id, and begin after `after`. */
export interface RecordSnapshot extends Pick<CommitView, 'entries' | 'named' | 'revisions'> {
  head(): Promise<Sequence>;
  listNamed(kind: NamedKind, after: string | null, limit: number): Promise<Slice<NamedRecord>>;
  listEntries(after: string | null, limit: number): Promise<Slice<EntryRecord>>;
  /** The answers to messages after `after` and up to `last`, whether the messages exist or not. */
  answers(after: string | null, last: string): Promise<Answers>;
}
