/**
 * The record as the stores hold it: what the editor wrote (`input`), beside everything that follows from it.
 *
 * Whatever stands outside `input` can be worked out again from the inputs, in commit order.
 */
import type { Moment } from '../time/moment.ts';
import type { ActorInput, CollectionInput, EntryInput, LinkInput, SourceInput } from './input.ts';
import type { Access, Disclosure, EntryStatus, ReplyState } from './vocabulary.ts';

/** The store's counter of commits: 0 for a store that was never written to. */
export type Sequence = number;

export interface CollectionRecord {
  readonly id: string;
  readonly input: CollectionInput;
  /** The sequence of the last commit that touched the collection or what is in it. */
  readonly revision: Sequence;
}

export interface ActorRecord {
  readonly id: string;
  readonly input: ActorInput;
  readonly revision: Sequence;
  /** The actor that this one was found to be; null or absent where it stands for itself. */
  readonly mergedInto?: string | null;
  /** All ids of the one, the one that stands for it first, then by id; absent where there are no others. */
  readonly sameAs?: readonly string[];
}

export interface SourceRecord {
  readonly id: string;
  readonly input: SourceInput;
  readonly revision: Sequence;
}

export interface LinkRecord {
  readonly id: string;
  readonly input: LinkInput;
  readonly revision: Sequence;
}

export interface EntryRecord {
  readonly id: string;
  readonly collection: string;
  /** The collection's, kept with each entry so that a query can leave restricted ones out by itself. */
  readonly access: Access;
  /** What the editor wrote, last corrected. */
  readonly input: EntryInput;
  readonly occurred: Moment | null;
  readonly disclosed: Moment | null;
  readonly disclosure: Disclosure;
  /** Null for statements. */
  readonly replyState: ReplyState | null;
  /** Thread it stands in: as written, or that of the message which it answers. */
  readonly thread: string | null;
  readonly status: EntryStatus;
  /** Counted from 1; a correction or retraction raises it, a base that moved does not. */
  readonly revision: number;
  /** For each actor it names that has other ids: all of them, as `ActorRecord.sameAs`. Absent where none has. */
  readonly sameAs?: Readonly<Record<string, readonly string[]>>;
  /** The commit that last changed it. */
  readonly sequence: Sequence;
  /** SHA-256 of the last imported input, so that importing it again leaves later corrections alone. */
  readonly imported: string;
}

/** An earlier state of an entry, kept when a correction replaced it. */
export interface EntryRevision {
  readonly entry: string;
  readonly revision: number;
  readonly sequence: Sequence;
  /** RFC 3339 instant of the commit that replaced this revision. */
  readonly replacedAt: string;
  readonly status: EntryStatus;
  readonly reason: string | null;
  readonly input: EntryInput;
}
