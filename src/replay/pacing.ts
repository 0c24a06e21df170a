import { type Duration, durationMilliseconds } from '../domain/time/duration.ts';
import type { ReplayBounds } from '../domain/replay-cursor.ts';
import { atPath, DomainError } from '../errors.ts';

/** How a replay converts time of the record to real time. */
export type Pacing =
  | { readonly kind: 'SPEED'; /** Timeline seconds in a second. */ readonly speed: number }
  | { readonly kind: 'FIT_INTO'; readonly durationMs: number }
  | { readonly kind: 'ENTRIES_PER_SECOND'; readonly entriesPerSecond: number }
  | { readonly kind: 'INSTANT' };

/** Exactly one member is given. */
export interface PacingInput {
  readonly speed?: number | null | undefined;
  readonly fitInto?: Duration | null | undefined;
  readonly entriesPerSecond?: number | null | undefined;
  readonly instant?: boolean | null | undefined;
}

const DEFAULT: Pacing = { kind: 'FIT_INTO', durationMs: 60_000 };

/** Thirty thousand years per second; a higher speed makes no visible difference. */
const MAX_SPEED = 1e12;

/**
 * @param path the path of the pacing, which begins the path of each error
 * @throws DomainError BAD_ARGUMENTS if not exactly one member is given, BAD_VALUE if it is not positive and finite
 */
export function parsePacing(input: PacingInput | null | undefined, path: string): Pacing {
  if (input === null || input === undefined) return DEFAULT;
  const given = Object.values(input).filter((value) => value !== null && value !== undefined);
  if (given.length !== 1) {
    throw new DomainError('BAD_ARGUMENTS', 'Give exactly one of speed, fitInto, entriesPerSecond and instant.', {
      path,
    });
  }
  const { speed, fitInto, entriesPerSecond, instant } = input;
  if (typeof speed === 'number') return { kind: 'SPEED', speed: positive(`${path}.speed`, speed, MAX_SPEED) };
  if (fitInto !== null && fitInto !== undefined) {
    return { kind: 'FIT_INTO', durationMs: toMilliseconds(`${path}.fitInto`, fitInto, 1) };
  }
  if (typeof entriesPerSecond === 'number') {
    const rate = positive(`${path}.entriesPerSecond`, entriesPerSecond, Number.MAX_VALUE);
    return { kind: 'ENTRIES_PER_SECOND', entriesPerSecond: rate };
  }
  if (instant === true) return { kind: 'INSTANT' };
  throw new DomainError('BAD_VALUE', 'instant must be true. Leave it out for another pacing.', {
    path: `${path}.instant`,
  });
}

function positive(path: string, value: number, most: number): number {
  if (value > 0 && value <= most) return value;
  const limit = most === Number.MAX_VALUE ? 'finite' : `at most ${most}`;
  const field = path.slice(path.lastIndexOf('.') + 1);
  throw new DomainError('BAD_VALUE', `${field} must be above 0 and ${limit}, not ${value}.`, { path });
}

/**
 * The exact length of a duration.
 *
 * @throws DomainError BAD_VALUE if it has months or years, or is shorter than `least` milliseconds
 */
export function toMilliseconds(path: string, duration: Duration, least: number): number {
  const milliseconds = atPath(path, () => durationMilliseconds(duration));
  if (milliseconds >= least) return milliseconds;
  throw new DomainError('BAD_VALUE', `${duration.toString()} is too short. It must be at least ${least} ms.`, { path });
}

/** Timeline milliseconds per millisecond. Null for pacings that do not use the clock. */
export function rateOf(pacing: Pacing, { start, end }: ReplayBounds): number | null {
  switch (pacing.kind) {
    case 'SPEED':
      return pacing.speed;
    case 'FIT_INTO':
      // Without a length, any speed plays everything at once.
      return start === null || end === null || end <= start ? 1 : (end - start) / pacing.durationMs;
    case 'ENTRIES_PER_SECOND':
    case 'INSTANT':
      return null;
  }
}
