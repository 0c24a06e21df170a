import type { PacingInput } from '../generated/operations.ts';

/** The pace of the replay. `read` plays entries at a steady rate, however much time lies between them. */
export const PACES = ['read', 'hour', 'day', 'week', 'minute'] as const;
export type Pace = (typeof PACES)[number];

const HOUR_S = 3_600;

/** Slow enough to read a card, fast enough for an article's record within a minute. */
const ENTRIES_PER_SECOND = 0.4;

const PACINGS: Readonly<Record<Pace, PacingInput>> = {
  read: { entriesPerSecond: ENTRIES_PER_SECOND },
  hour: { speed: HOUR_S },
  day: { speed: 24 * HOUR_S },
  week: { speed: 7 * 24 * HOUR_S },
  minute: { fitInto: 'PT1M' },
};

export function pacingOf(pace: Pace): PacingInput {
  return PACINGS[pace];
}

/** A room has one clock, which needs a speed. @param room its id; null outside of any */
export function paceIn(room: string | null, pace: Pace): Pace {
  return room !== null && pace === 'read' ? 'minute' : pace;
}
