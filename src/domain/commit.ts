/**
 * A commit: what is handed in, what a store must write for it, and what is told afterwards.
 *
 * `planCommit` (commit-plan.ts) works out the plan from the batch and from what the store already holds, inside the
 * store's transaction; a store only writes what the plan says.
 */
import type { DomainError } from '../errors.ts';
import type { OrderKey } from './order-key.ts';
import type { AccountInput, ActorInput, CollectionInput, EntryInput, LinkInput, SourceInput } from './record-input.ts';
import type {
  ActorRecord,
  CollectionRecord,
  EntryRecord,
  EntryRevision,
  LinkRecord,
  Sequence,
  SourceRecord,
} from './record.ts';
import type { Term } from './terms.ts';
import type { Clock, Visibility } from './vocabulary.ts';

export type BatchItem =
  | { readonly kind: 'collection'; readonly input: CollectionInput }
  | { readonly kind: 'actor'; readonly input: ActorInput }
  | { readonly kind: 'source'; readonly input: SourceInput }
  | { readonly kind: 'link'; readonly input: LinkInput }
  | { readonly kind: 'entry'; readonly collection: string; readonly input: EntryInput };
export type BatchKind = BatchItem['kind'];

export interface Batch {
  readonly items: readonly BatchItem[];
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
}

export type NamedRecord =
  | ({ readonly kind: 'collection' } & CollectionRecord)
  | ({ readonly kind: 'actor' } & ActorRecord)
  | ({ readonly kind: 'source' } & SourceRecord)
  | ({ readonly kind: 'link' } & LinkRecord);

/** What a change was: a new entry, a new revision by an editor, or what followed from a change to another entry. */
type ChangeKind = 'ADDED' | 'CORRECTED' | 'DERIVED';

/** One line of the change log. */
export interface ChangeRecord {
  readonly sequence: Sequence;
  /** Place within the commit, from 0. */
  readonly ordinal: number;
  readonly entry: string;
  readonly collection: string;
  readonly kind: ChangeKind;
  readonly before: Readonly<Record<Clock, OrderKey>> | null;
  readonly after: Readonly<Record<Clock, OrderKey>>;
  /** The entry as it was, so that a replay can tell whether its filter had matched; null for new ones. */
  readonly replaced: EntryRecord | null;
}

export interface EntryWrite {
  readonly before: EntryRecord | null;
  readonly after: EntryRecord;
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
  readonly results: readonly ItemResult[];
}

/** Whether there is anything to write, and so whether the commit takes a sequence. */
export function isEmpty(plan: CommitPlan): boolean {
  return plan.named.length === 0 && plan.entries.length === 0;
}

/** The form in which an account is unique: platforms and handles differ in more than their case. */
export function accountKey(account: AccountInput): string {
  return `${account.platform.toLowerCase()}:${account.handle.toLowerCase().replace(/^@/, '')}`;
}
