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
/** An entry with all that the record knows of it. */
export type OpenedEntry = NonNullable<OpenedEntryQuery['entry']>;
/** An entry as others name it. */
export type Mention = MentionFragment;
export type ShownMoment = MomentShownFragment;
export type ShownLag = LagShownFragment;
export type { Clock };

/** @returns the entry's moment on a clock; null where it has none, which keeps it off the stage */
export function momentOnClock(entry: StageEntry, clock: Clock): ShownMoment | null {
  return clock === 'OCCURRED' ? entry.occurred : entry.disclosed;
}

/** Milliseconds since 1970 at which an entry stands on a clock's timeline. */
export function instantOnClock(entry: StageEntry, clock: Clock): number | null {
  const moment = momentOnClock(entry, clock);
  return moment === null ? null : Date.parse(moment.scheduled);
}

type EntryParticipant = Mention['participants'][number];

/** Those who stand in an entry in one of these parts, in the record's order. */
export function inRoles(
  entry: Pick<Mention, 'participants'>,
  ...roles: readonly EntryParticipant['role'][]
): readonly EntryParticipant[] {
  return entry.participants.filter(({ role }) => roles.includes(role));
}

/** Who sent or said it; undefined where the record does not say. */
export function authorOf(entry: Pick<Mention, 'participants'>): EntryParticipant | undefined {
  return inRoles(entry, 'SENDER', 'SPEAKER')[0];
}
