/** The values that resolvers pass to each other: records, each with the lens of its query. */
import type { ErasedMark, ItemResult } from '../domain/commit/commit.ts';
import type { Moment } from '../domain/time/moment.ts';
import type { OrderKey } from '../domain/query/order-key.ts';
import type { Participant } from '../domain/record/participants.ts';
import type { ActorInput, CitationInput } from '../domain/record/input.ts';
import type {
  ActorRecord,
  CollectionRecord,
  EntryRecord,
  EntryRevision,
  LinkRecord,
  Sequence,
  SourceRecord,
} from '../domain/record/record.ts';
import type { RelationKind } from '../domain/record/vocabulary.ts';
import type { ReplayFrame, PlaybackStatus } from '../replay/frames.ts';
import type { CorrespondenceRow } from '../store/store.ts';
import type { RelayConnection } from './connection.ts';

/** A restriction of a query that also holds for everything that its result leads to. */
export interface Lens {
  /** Entries that became known from this key on are hidden (`knownOn`); null hides none. */
  readonly knownBefore: OrderKey | null;
}

export const CLEAR: Lens = { knownBefore: null };

export interface Seen<Value> {
  readonly value: Value;
  readonly lens: Lens;
}

export type EntryNode = Seen<EntryRecord>;
export type ActorNode = Seen<ActorRecord>;
export type CollectionNode = Seen<CollectionRecord>;
export type SourceNode = Seen<SourceRecord>;
export type LinkNode = Seen<LinkRecord>;
export type ThreadNode = Seen<{ readonly id: string }>;
export type MomentNode = Seen<Moment>;
export type RelativeMomentNode = Seen<{ readonly entry: string; readonly offset: string }>;
export type ParticipantNode = Seen<Participant>;
export type CitationNode = Seen<CitationInput>;
export type ActorRoleNode = Seen<NonNullable<ActorInput['roles']>[number]>;
export interface RelationNode {
  readonly kind: RelationKind;
  readonly direction: 'OUTGOING' | 'INCOMING';
  readonly entry: EntryNode;
  readonly citations: readonly CitationInput[];
}
export type CorrespondenceNode = Seen<CorrespondenceRow> & {
  readonly first: Moment | null;
  readonly last: Moment | null;
};

export type EntryPage = RelayConnection<EntryNode>;
export type ActorPage = RelayConnection<ActorNode>;
export type CollectionPage = RelayConnection<CollectionNode>;
export type SourcePage = RelayConnection<SourceNode>;
export type LinkPage = RelayConnection<LinkNode>;
export type CitationPage = RelayConnection<CitationNode>;
export type CorrespondencePage = RelayConnection<CorrespondenceNode>;
export type SearchPage = RelayConnection<EntryNode, { readonly score: number; readonly highlights: string[] }>;

export interface PutResultNode {
  readonly index: number;
  readonly id: string;
  readonly outcome: ItemResult['outcome'];
  readonly error: { readonly code: string; readonly message: string; readonly path: string | null } | null;
}
export interface PutNode {
  readonly revision: Sequence;
  readonly results: PutResultNode[];
}
export type ErasureNode = ErasedMark;

export type RevisionNode = EntryRevision;
/** A frame whose cursor is encoded, as clients get it. */
export type FrameNode = WithEncodedCursor<ReplayFrame>;
type WithEncodedCursor<Frame> = Frame extends ReplayFrame ? Omit<Frame, 'cursor'> & { readonly cursor: string } : never;
export type ReplayStatusNode = PlaybackStatus;
export type OpenedFrameNode = Extract<FrameNode, { kind: 'OPENED' }>;
export type EntryFrameNode = Extract<FrameNode, { kind: 'ENTRY' }>;
export type GapFrameNode = Extract<FrameNode, { kind: 'GAP' }>;
export type FellBehindFrameNode = Extract<FrameNode, { kind: 'FELL_BEHIND' }>;

/** A value with the lens of the value that led to it. */
export function through<Value>(from: { readonly lens: Lens }, value: Value): Seen<Value> {
  return { value, lens: from.lens };
}
