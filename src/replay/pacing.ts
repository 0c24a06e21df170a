import { durationMilliseconds, parseDuration } from '../domain/duration.ts';
import type { ReplayBounds } from '../domain/replay-cursor.ts';
import { atPath, DomainError } from '../errors.ts';

/** How a replay turns the time of the record into time on the wall. */
export type Pacing =
  | { readonly kind: 'SPEED'; /** Timeline seconds in a second. */ readonly speed: number }
  | { readonly kind: 'FIT_INTO'; readonly durationMs: number }
  | { readonly kind: 'ENTRIES_PER_SECOND'; readonly entriesPerSecond: number }
  | { readonly kind: 'INSTANT' };

/** Exactly one member is given. */
export interface PacingInput {
  readonly speed?: number | null | undefined;
  /** ISO 8601. */
  readonly fitInto?: string | null | undefined;
  readonly entriesPerSecond?: number | null | undefined;
  readonly instant?: boolean | null | undefined;
}

const DEFAULT: Pacing = { kind: 'FIT_INTO', durationMs: 60_000 };

/** Thirty thousand years a second: beyond it nothing is left to see, and nothing overflows below it. */
const MAX_SPEED = 1e12;
const MAX_ENTRIES_PER_SECOND = 1e6;

/** @throws DomainError BAD_ARGUMENTS for none or several, BAD_VALUE for what is not positive; with the path. */
export function parsePacing(input: PacingInput | null | undefined): Pacing {
  if (input === null || input === undefined) return DEFAULT;
  const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  if (given.length !== 1) {
    throw new DomainError('BAD_ARGUMENTS', 'Give exactly one of speed, fitInto, entriesPerSecond and instant.', {
      path: 'pacing',
    });
  }
  const { speed, fitInto, entriesPerSecond, instant } = input;
  if (typeof speed === 'number') return { kind: 'SPEED', speed: positive('speed', speed, MAX_SPEED) };
  if (typeof fitInto === 'string') return { kind: 'FIT_INTO', durationMs: positiveDuration('pacing.fitInto', fitInto) };
  if (typeof entriesPerSecond === 'number') {
    const rate = positive('entriesPerSecond', entriesPerSecond, MAX_ENTRIES_PER_SECOND);
    return { kind: 'ENTRIES_PER_SECOND', entriesPerSecond: rate };
  }
  if (instant === true) return { kind: 'INSTANT' };
  throw new DomainError('BAD_VALUE', 'instant is true or not given.', { path: 'pacing.instant' });
}

function positive(field: string, value: number, most: number): number {
  if (value > 0 && value <= most) return value;
  throw new DomainError('BAD_VALUE', `${field} must be above 0 and at most ${most}, not ${value}.`, {
    path: `pacing.${field}`,
  });
}

/** Milliseconds of a duration above zero. */
export function positiveDuration(path: string, text: string): number {
  const milliseconds = atPath(path, () => durationMilliseconds(parseDuration(text)));
  if (milliseconds > 0) return milliseconds;
  throw new DomainError('BAD_VALUE', `${text} is not above zero.`, { path });
}

/** Timeline milliseconds in a millisecond; null for pacings that don't go by the clock. */
export function rateOf(pacing: Pacing, { start, end }: ReplayBounds): number | null {
  switch (pacing.kind) {
    case 'SPEED':
      return pacing.speed;
    case 'FIT_INTO':
      // A single moment, or none, has no length to fit: any speed plays it at once.
      return start === null || end === null || end <= start ? 1 : (end - start) / pacing.durationMs;
    case 'ENTRIES_PER_SECOND':
    case 'INSTANT':
      return null;
  }
}
