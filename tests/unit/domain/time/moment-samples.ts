import fc from 'fast-check';
import { expect } from 'vitest';
import { DomainError } from '../../../../src/errors.ts';
import { toIso } from '../../../../src/domain/time/instant.ts';
import type { Moment, MomentInput } from '../../../../src/domain/time/moment.ts';
import { resolveMoment } from '../../../../src/domain/time/moment-resolution.ts';

export function iso(instant: number | null): string | null {
  return instant === null ? null : toIso(instant);
}

export function stated(edtf: string, zone = 'UTC'): Moment {
  return resolveMoment({ edtf }, zone, null);
}

/** The moment; null if random ends are in the wrong order. */
export function statedIfSound(edtf: string, zone: string): Moment | null {
  try {
    return stated(edtf, zone);
  } catch (error) {
    if (error instanceof DomainError && error.message.includes('ends before it starts')) return null;
    throw error;
  }
}

export function relative(base: Moment, offset: string, input: MomentInput = {}, zone?: string): Moment {
  return resolveMoment({ ...input, relativeTo: { entry: 'message:a', offset } }, zone, base);
}

/** A `DomainError` with the code BAD_VALUE whose message matches. */
export function refusal(problem: RegExp): unknown {
  return expect.objectContaining({ code: 'BAD_VALUE', message: expect.stringMatching(problem) as string });
}

export const SAMPLE_ZONES = [
  'UTC',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  '+02:00',
  '-09:30',
] as const;

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

const year = fc.integer({ min: 1000, max: 3000 }).map((value) => pad(value, 4));
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${pad(m)}`);
const day = fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${m}-${pad(d)}`);
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59_999 }))
  .chain(([hour, minute, second]) =>
    fc.constantFrom(
      pad(hour),
      `${pad(hour)}:${pad(minute)}`,
      `${pad(hour)}:${pad(minute)}:${pad(Math.floor(second / 1000))}`,
      `${pad(hour)}:${pad(minute)}:${pad(Math.floor(second / 1000))}.${pad(second % 1000, 3)}`,
    ),
  );
const time = fc
  .tuple(day, clock, fc.constantFrom('', 'Z', '+02:00', '-05:30'))
  .map(([d, c, offset]) => `${d}T${c}${offset}`);
const qualified = fc
  .tuple(fc.oneof(year, month, day), fc.constantFrom('', '?', '~', '%'))
  .map((parts) => parts.join(''));
const unspecified = fc.oneof(
  year.map((y) => `${y.slice(0, 3)}X`),
  year.map((y) => `${y.slice(0, 2)}XX`),
  year.map((y) => `${y}-XX`),
  month.map((m) => `${m}-XX`),
);
const season = fc.tuple(year, fc.integer({ min: 21, max: 24 })).map(([y, code]) => `${y}-${code}`);

/** A date or a time that is not part of an interval. */
export const singleEdtf = fc.oneof(qualified, time, unspecified, season);

const end = fc.oneof(qualified, time);
const interval = fc.oneof(
  fc.tuple(end, end).map((ends) => ends.sort().join('/')),
  end.map((text) => `${text}/..`),
  end.map((text) => `../${text}`),
  end.map((text) => `/${text}`),
);

/** Any value of level 1. Most are valid; ends that overlap may be in the wrong order. */
export const anyEdtf = fc.oneof(singleEdtf, interval);

export const anyZone = fc.constantFrom(...SAMPLE_ZONES);
