/**
 * A commit: what is handed in, what a store must write for it, and what is told afterwards.
 *
 * `planCommit` (commit-plan.ts) works out the plan from the batch and from what the store already holds, inside the
 * store's transaction; a store only writes what the plan says.
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
 * A piece of the record as it stands in a file: new, or in place of what has its id. An entry that `yieldsToLater` leaves
 * a later state of the same message alone (last-change.ts).
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
 * What an editor does to something that is in the record. Reasons are texts of 1 to 2,000 characters. `at`, an RFC 3339
 * instant, says of an act from a file when it was done: the earlier revision says so too, and the same act again does
 * nothing. `equalActsBefore` says of one from a file without it how many that are the same stand before it there: it does
 * nothing where the entry has seen more than those.
 *
 * - `correction`: what the patch names is replaced. Refused where the entry has another revision than `expectedRevision`,
 *   or is retracted. What was imported stays in mind, so that importing it again leaves the correction alone.
 * - `retraction`: the entry says that it is retracted; its text stays. An import may change it, and it stays retracted.
 * - `restoration`: takes a retraction back.
 * - `erasure`: takes the entry, its revisions and every word of it away for good; only a mark with its id stays. With
 *   its collection the mark is set also where there is no such entry, so that none of that id is put.
 * - `merge`: `merge` and `keep` are the same actor. Neither id is lost: an entry is found by either.
 * - `split`: takes the merging of an actor into another back.
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

/** No two items of a batch have the same subject, unless they are the same in all. */
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
  /** One for each item of the batch, in its order. */
  readonly results: readonly ItemResult[];
}

/** What the planner asks of a store, within the transaction that will write the plan. */
export interface CommitView {
  entries(ids: readonly string[]): Promise<readonly EntryRecord[]>;
  /** Those that exist, in any order. */
  named(ids: readonly string[]): Promise<readonly NamedRecord[]>;
  /** The actors that own any of these accounts. */
  accountOwners(accounts: readonly AccountInput[]): Promise<readonly ActorRecord[]>;
  /** All entries that carry at least one of these terms. */
  carriers(terms: readonly Term[]): Promise<readonly EntryRecord[]>;
  /** The earlier revisions of these entries, in any order. */
  revisions(entries: readonly string[]): Promise<readonly EntryRevision[]>;
  /** The marks of those among these entries that were erased. */
  erased(entries: readonly string[]): Promise<readonly ErasedMark[]>;
}

export type NamedRecord =
  | ({ readonly kind: 'collection' } & CollectionRecord)
  | ({ readonly kind: 'actor' } & ActorRecord)
  | ({ readonly kind: 'source' } & SourceRecord)
  | ({ readonly kind: 'link' } & LinkRecord);

/** What is left of an erased entry, so that it never comes back. */
export interface ErasedMark {
  readonly id: string;
  readonly collection: string;
  readonly at: Instant;
  readonly reason: string;
  readonly sequence: Sequence;
}

/**
 * `reason` is the editor's; null for what was imported or follows from something else. `at` is when it was done, where
 * that was not in this commit.
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

/** The entry that is written: as it is then, or as it was where it goes. */
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

/** How many words the entries of a collection have together, for the average length that ranking needs. */
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
  /** Of these all that is kept besides the entry goes too: their revisions, and what the change log says they were. */
  readonly erased: readonly ErasedMark[];
  readonly results: readonly ItemResult[];
}

/** Whether there is anything to write, and so whether the commit takes a sequence. */
export function isEmpty(plan: CommitPlan): boolean {
  return plan.named.length === 0 && plan.entries.length === 0 && plan.erased.length === 0;
}

/** The id of what an item puts or changes. */
export function subjectOf(item: BatchItem): string {
  if ('input' in item) return item.input.id;
  return item.kind === 'merge' ? item.merge : item.id;
}

/** The form in which an account is unique: platforms and handles differ in more than their case. */
export function accountKey(account: AccountInput): string {
  return `${account.platform.toLowerCase()}:${account.handle.toLowerCase().replace(/^@/, '')}`;
}
