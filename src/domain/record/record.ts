/**
 * The record as the stores hold it: the editor's input (`input`), and everything derived from it.
 *
 * Everything outside `input` can be worked out again from the inputs, in commit order.
 */
import type { Moment } from '../time/moment.ts';
import type { ActorInput, CollectionInput, EntryInput, LinkInput, SourceInput } from './input.ts';
import type { Access, Disclosure, EntryStatus, ReplyState } from './vocabulary.ts';

/** The number of the last commit; 0 for an empty store. */
export type Sequence = number;

export interface CollectionRecord {
  readonly id: string;
  readonly input: CollectionInput;
  /** The number of commits that touched the collection or an entry in it. */
  readonly revision: number;
}

export interface ActorRecord {
  readonly id: string;
  readonly input: ActorInput;
  readonly revision: Sequence;
  /** The actor that this one was merged into; null or absent if it stands for itself. */
  readonly mergedInto?: string | null;
  /** All ids of the group: the head first, then by id; absent if there are no others. */
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
  /**
   * The access of the collection. It is kept with each entry, so a query can leave restricted entries out without a
   * join.
   */
  readonly access: Access;
  /** The editor's input with its last correction. */
  readonly input: EntryInput;
  readonly occurred: Moment | null;
  readonly disclosed: Moment | null;
  readonly disclosure: Disclosure;
  /** Null for statements. */
  readonly replyState: ReplyState | null;
  /** The thread: as written, or that of the message which it answers. */
  readonly thread: string | null;
  readonly status: EntryStatus;
  /** Counted from 1. A correction or a retraction raises it; a base that moved does not. */
  readonly revision: number;
  /**
   * For each actor in the entry that has other ids: all its ids, as in `ActorRecord.sameAs`. Absent if none has others.
   */
  readonly sameAs?: Readonly<Record<string, readonly string[]>>;
  /** The commit that last changed it. */
  readonly sequence: Sequence;
  /** SHA-256 of the last imported input, so that importing it again does not undo later corrections. */
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
