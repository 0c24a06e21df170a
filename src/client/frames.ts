/** The types of frames, and the subscription that asks for them. */
import {
  EntryFieldsFragmentDoc,
  type EntryFieldsFragment,
  type EntryPlaceFragment,
  FrameFieldsFragmentDoc,
  type ReplaySubscription,
} from './generated/operations.ts';
import type { Operation } from './request.ts';

type WireFrame = ReplaySubscription['replay'];
type FrameOf<Name extends WireFrame['__typename']> = Extract<WireFrame, { readonly __typename: Name }>;

/** An entry with the default fields. */
export type ReplayedEntry = EntryFieldsFragment;
/** The fields of every entry: its type, its id, and its date and precision on both clocks. */
export type EntryPlace = EntryPlaceFragment;

export type OpenedFrame = FrameOf<'OpenedFrame'>;
export type RemovedFrame = FrameOf<'RemovedFrame'>;
export type GapFrame = FrameOf<'GapFrame'>;
export type StatusFrame = FrameOf<'StatusFrame'>;
export type ClockFrame = FrameOf<'ClockFrame'>;
export type CaughtUpFrame = FrameOf<'CaughtUpFrame'>;
export type FellBehindFrame = FrameOf<'FellBehindFrame'>;
export type EndedFrame = FrameOf<'EndedFrame'>;
export type EntryFrame<Entry = ReplayedEntry> = Omit<FrameOf<'EntryFrame'>, 'entry'> & {
  readonly entry: Entry & EntryPlace;
};

/** One message of a replay; `__typename` tells the kind. */
export type Frame<Entry = ReplayedEntry> =
  | OpenedFrame
  | EntryFrame<Entry>
  | RemovedFrame
  | GapFrame
  | StatusFrame
  | ClockFrame
  | CaughtUpFrame
  | FellBehindFrame
  | EndedFrame;

/** The status of a replay: paused or not, pace, viewers. */
export type ReplayStatus = StatusFrame['status'];

/**
 * The fields of an entry: a selection (`'text occurred { edtf }'`), or a document whose first fragment is on `Entry`, as
 * graphql-codegen writes it; such a document brings the type of the entry.
 */
export type EntrySelection<Entry> = string | Operation<Entry, unknown>;

/** @returns the text of the subscription */
export function replayOperation(fields: EntrySelection<unknown> = EntryFieldsFragmentDoc): string {
  const text = fields.toString();
  const named = /^\s*(?:#.*\s*)*fragment\s+(\w+)\s+on\s+Entry\b/.exec(text)?.[1];
  const fragment = named === undefined ? `fragment AskedFields on Entry { ${text} }` : text;
  return `subscription Replay($input: ReplayInput!) {
  replay(input: $input) {
    ...FrameFields
    ... on EntryFrame { entry { ...${named ?? 'AskedFields'} } }
  }
}
${FrameFieldsFragmentDoc.toString()}
${fragment}`;
}
