/** The forms of the values of environment variables. */
import proxyAddr from '@fastify/proxy-addr';
import { z } from 'zod';
import { durationMilliseconds, parseDuration } from './domain/time/duration.ts';
import { DomainError } from './errors.ts';

const MAX_PORT = 65_535;

export const MIN_SECRET_BYTES = 32;

/** An error that repeats the value: only for variables that are not secret. */
export function says(problem: string) {
  return { error: ({ input }: { readonly input?: unknown }) => `${JSON.stringify(input)} ${problem}` };
}

export const port = z
  .string()
  .refine(
    (text) => /^\d{1,5}$/.test(text) && Number(text) <= MAX_PORT,
    says(`is not a port number. Give a number from 0 to ${MAX_PORT}; 0 takes any free port.`),
  )
  .transform(Number);

export const storeLocation = z.string().regex(/^(sqlite:.+|mongodb(\+srv)?:\/\/.+)$/, {
  // The value is not repeated, because a location may hold a password.
  error: 'The value is not the location of a store. Write sqlite:FILE or mongodb://HOST/DATABASE.',
});

export const flag = z
  .enum(['true', 'false', '1', '0'], says('is neither true nor false. Write one of the two.'))
  .transform((value) => value === 'true' || value === '1');

export const origins = z.string().transform((list, context) =>
  membersOf(list).map((given) => {
    const url = URL.canParse(given) ? new URL(given) : null;
    if (url !== null && url.origin !== 'null' && url.pathname === '/') return url.origin;
    context.addIssue(`${JSON.stringify(given)} is not an origin. Write it like https://news.example.`);
    return z.NEVER;
  }),
);

export const proxies = z.string().transform((list, context) => {
  const members = membersOf(list);
  try {
    proxyAddr.compile(members);
  } catch {
    context.addIssue(
      `${JSON.stringify(list)} is not a list of addresses. Write addresses such as 10.0.0.0/8, or loopback, linklocal, uniquelocal.`,
    );
  }
  return members;
});

export const pathPrefix = z
  .string()
  .regex(/^(\/[A-Za-z0-9._~-]+)*\/?$/, says('is not a path. Write it like /record.'))
  .transform((path) => path.replace(/\/$/, ''));

function membersOf(list: string): string[] {
  return list
    .split(',')
    .map((member) => member.trim())
    .filter(Boolean);
}

export const exactDuration = z.string().transform((text, context) => {
  try {
    const length = durationMilliseconds(parseDuration(text));
    if (length > 0) return length;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
  const example = 'Write a duration above zero in weeks, days, hours, minutes or seconds, such as P7D or PT12H.';
  context.addIssue(`${JSON.stringify(text)} is not an ISO 8601 duration of an exact length. ${example}`);
  return z.NEVER;
});

export function count(least: number, most: number) {
  return z
    .string()
    .refine(
      (text) => /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most,
      says(`is not a whole number from ${least} to ${most}.`),
    )
    .transform(Number);
}

export const secret = z.string().refine((text) => Buffer.byteLength(text) >= MIN_SECRET_BYTES, {
  error: `The secret is shorter than ${MIN_SECRET_BYTES} bytes. Make a new one with "backchannel token secret".`,
});
