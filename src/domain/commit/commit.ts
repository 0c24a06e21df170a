/**
 * A commit: the items that it is given, the plan that a store must write, and the results.
 *
 * `planCommit` (plan.ts) works out the plan from the batch and from the stored records, inside the store's transaction.
 * A store only writes the plan.
 */
import type { DomainError } from '../../errors.ts';
import type { ChangeKind, ChangeRecord } from './change-log.ts';
import type { EntryPatch } from './entry-patch.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountInput, ActorInput, CollectionInput, EntryInput, LinkInput, SourceInput } from '../record/input.ts';
import type {
  ActorRecord,
  CollectionRecord,
  EntryRecord,
  EntryRevision,
  LinkRecord,
  Sequence,
  SourceRecord,
} from '../record/record.ts';
import type { Term } from '../query/terms.ts';
import type { Clock, Visibility } from '../record/vocabulary.ts';

/**
 * A part of the record as it stands in a file. It is new, or it replaces the part with the same id. An entry with
 * `yieldsToLater` does not replace a later state of the same message (last-change.ts).
 */
export type PutItem =
  | { readonly kind: 'collection'; readonly input: CollectionInput }
  | { readonly kind: 'actor'; readonly input: ActorInput }
  | { readonly kind: 'source'; readonly input: SourceInput }
  | { readonly kind: 'link'; readonly input: LinkInput }
  | {
      readonly kind: 'entry';
      readonly collection: string;
      readonly input: EntryInput;
      readonly yieldsToLater?: boolean;
    };
export type PutKind = PutItem['kind'];

/**
 * An act of an editor on something in the record. A reason is a text of 1 to 2,000 characters.
 *
 * An act from a file says in `at` (an RFC 3339 instant) when it was done; the earlier revision keeps that time, and the
 * same act again does nothing. An act from a file without `at` says in `equalActsBefore` how many equal acts stand
 * before it in the file; it does nothing if the entry has seen more equal acts than that.
 *
 * - `correction`: replaces the fields that the patch names. Refused if the entry has another revision than
 *   `expectedRevision`, or is retracted. The digest of the imported entry is kept, so importing it again does not undo
 *   the correction.
 * - `retraction`: marks the entry as retracted; its text stays. An import may change it, and it stays retracted.
 * - `restoration`: takes a retraction back.
 * - `erasure`: removes the entry, its revisions and all its words for good; only a mark with its id stays. If the act
 *   names a collection, the mark is set even if there is no such entry, so no entry with that id can be put.
 * - `merge`: `merge` and `keep` are the same actor. Both ids stay valid: an entry is found by either.
 * - `split`: takes the merge of an actor into another back.
 */
export type ActItem =
  | {
      readonly kind: 'correction';
      readonly id: string;
      readonly patch: EntryPatch;
      readonly reason: string;
      readonly at?: string | undefined;
      readonly equalActsBefore?: number | undefined;
      readonly expectedRevision?: number | undefined;
    }
  | {
      readonly kind: 'retraction' | 'restoration';
      readonly id: string;
      readonly reason: string;
      readonly at?: string | undefined;
      readonly equalActsBefore?: number | undefined;
    }
  | {
      readonly kind: 'erasure';
      readonly id: string;
      readonly reason: string;
      readonly at?: string | undefined;
      readonly collection?: string | undefined;
    }
  | { readonly kind: 'merge'; readonly keep: string; readonly merge: string }
  | { readonly kind: 'split'; readonly id: string };

/** Two items of a batch have the same subject only if they are equal. */
export type BatchItem = PutItem | ActItem;

export interface Batch<Item extends BatchItem = BatchItem> {
  readonly items: readonly Item[];
}

export type ItemResult =
  | { readonly outcome: 'ADDED' | 'CHANGED' | 'UNCHANGED' }
  | { readonly outcome: 'REFUSED'; readonly error: DomainError };

export interface CommitReport {
  /** The sequence after the commit; unchanged where nothing was written. */
  readonly sequence: Sequence;
  /** One result for each item of the batch, in its order. */
  readonly results: readonly ItemResult[];
}

/** The reads that the planner needs from a store, within the transaction that will write the plan. */
export interface CommitView {
  entries(ids: readonly string[]): Promise<readonly EntryRecord[]>;
  /** The records that exist, in any order. */
  named(ids: readonly string[]): Promise<readonly NamedRecord[]>;
  /** The actors that own any of these accounts. */
  accountOwners(accounts: readonly AccountInput[]): Promise<readonly ActorRecord[]>;
  /** All entries that carry at least one of these terms. */
  carriers(terms: readonly Term[]): Promise<readonly EntryRecord[]>;
  /** The earlier revisions of these entries, in any order. */
  revisions(entries: readonly string[]): Promise<readonly EntryRevision[]>;
  /** The marks of the erased entries among these. */
  erased(entries: readonly string[]): Promise<readonly ErasedMark[]>;
  /**
   * Called between two pieces of the work. Null if the work may go on; otherwise it resolves when others have had their turn
   * of the thread. If absent, the work is done at once.
   */
  readonly turn?: (() => Promise<void> | null) | undefined;
}

export type NamedRecord =
  | ({ readonly kind: 'collection' } & CollectionRecord)
  | ({ readonly kind: 'actor' } & ActorRecord)
  | ({ readonly kind: 'source' } & SourceRecord)
  | ({ readonly kind: 'link' } & LinkRecord);

/** The mark of an erased entry; it keeps the entry from coming back. */
export interface ErasedMark {
  readonly id: string;
  readonly collection: string;
  readonly at: Instant;
  readonly reason: string;
  readonly sequence: Sequence;
}

/**
 * `reason` is the editor's; null for an import and for derived changes. `at` is when the act was done, if that was
 * before this commit.
 */
export type EntryWrite =
  | {
      readonly kind: Exclude<ChangeKind, 'ERASED'>;
      readonly before: EntryRecord | null;
      readonly after: EntryRecord;
      readonly reason: string | null;
      readonly at: string | null;
    }
  | {
      readonly kind: 'ERASED';
      readonly before: EntryRecord;
      readonly after: null;
      readonly reason: string;
      readonly at: string | null;
    };

/** The entry that is written: its state after the write, or before it if the entry is removed. */
export function entryOf(write: EntryWrite): EntryRecord {
  return write.after === null ? write.before : write.after;
}

/** How many entries of a collection carry a term. */
export interface TermDelta {
  readonly collection: string;
  readonly term: Term;
  readonly by: number;
}

/** How many entries of a collection fall on a day of a clock; `day` is null for undated ones. */
export interface DayDelta {
  readonly collection: string;
  readonly clock: Clock;
  readonly day: string | null;
  readonly visibility: Visibility;
  readonly by: number;
}

/** How many words the entries of a collection have together. Ranking needs it for the average length. */
export interface WordDelta {
  readonly collection: string;
  readonly by: number;
}

export interface CommitPlan {
  readonly named: readonly NamedRecord[];
  readonly entries: readonly EntryWrite[];
  /** Earlier states to keep. */
  readonly revisions: readonly EntryRevision[];
  readonly changes: readonly ChangeRecord[];
  readonly terms: readonly TermDelta[];
  readonly days: readonly DayDelta[];
  readonly words: readonly WordDelta[];
  /** Everything that is kept beside these entries goes too: their revisions, and their states in the change log. */
  readonly erased: readonly ErasedMark[];
  readonly results: readonly ItemResult[];
}

/** Whether there is anything to write. If so, the commit takes a sequence. */
export function isEmpty(plan: CommitPlan): boolean {
  return plan.named.length === 0 && plan.entries.length === 0 && plan.erased.length === 0;
}

/** The id of the record that an item puts or changes. */
export function subjectOf(item: BatchItem): string {
  if ('input' in item) return item.input.id;
  return item.kind === 'merge' ? item.merge : item.id;
}

/** The form in which an account is unique. Platforms and handles can differ in letter case and still be the same. */
export function accountKey(account: AccountInput): string {
  return `${account.platform.toLowerCase()}:${account.handle.toLowerCase().replace(/^@/, '')}`;
}
