import type { Frame } from '../../client/client.ts';
import type {
  Clock,
  LagShownFragment,
  MentionFragment,
  MomentShownFragment,
  OpenedEntryQuery,
  StageEntryFragment,
} from '../generated/operations.ts';

/** An entry as the stage shows it. */
export type StageEntry = StageEntryFragment;
/** A frame of the player's replay. */
export type StageFrame = Frame<StageEntry>;
/** An entry with all its details. */
export type OpenedEntry = NonNullable<OpenedEntryQuery['entry']>;
/** An entry as another entry refers to it. */
export type Mention = MentionFragment;
export type ShownMoment = MomentShownFragment;
export type ShownLag = LagShownFragment;
export type ShownChange = NonNullable<Extract<StageEntry, { __typename: 'Message' }>['lastChange']>;
export type { Clock };

/** @returns the entry's moment on a clock; null for an undated entry, which is not on the stage */
export function momentOnClock(entry: StageEntry, clock: Clock): ShownMoment | null {
  return clock === 'OCCURRED' ? entry.occurred : entry.disclosed;
}

/** How a message changed after it was sent; null for a statement, and if its archive names no change. */
export function lastChangeOf(entry: StageEntry): ShownChange | null {
  return entry.__typename === 'Message' ? entry.lastChange : null;
}

/** The instant of an entry on a clock, in milliseconds since 1970. */
export function instantOnClock(entry: StageEntry, clock: Clock): number | null {
  const moment = momentOnClock(entry, clock);
  return moment === null ? null : Date.parse(moment.scheduled);
}

type EntryParticipant = Mention['participants'][number];

/** The participants with one of these roles, in the order of the record. */
export function inRoles(
  entry: Pick<Mention, 'participants'>,
  ...roles: readonly EntryParticipant['role'][]
): readonly EntryParticipant[] {
  return entry.participants.filter(({ role }) => roles.includes(role));
}

/** The sender or speaker; undefined if the record does not say. */
export function authorOf(entry: Pick<Mention, 'participants'>): EntryParticipant | undefined {
  return inRoles(entry, 'SENDER', 'SPEAKER')[0];
}
