import { z } from 'zod';
import { durationMilliseconds, parseDuration } from './domain/time/duration.ts';
import { DomainError } from './errors.ts';

/** What the service is told by its environment and by the options of the command line, which go before. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** `sqlite:FILE`, `mongodb://…` or `mongodb+srv://…` */
  readonly store: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Whether a new, empty store is filled from `seeds/`. */
  readonly seed: boolean;
  /** Whether anybody may ask for the schema; on by default, because the record is public. */
  readonly introspection: boolean;
  /** Origins whose pages may connect; empty: any. */
  readonly allowedOrigins: readonly string[];
  readonly tokens: TokenConfig;
  /** How long the log of changes is kept, and with it the cursors of replays are good. */
  readonly logRetentionMs: number;
}

/** What tokens are verified with, and signed with at the shell. A key is PEM, or `@` and the name of its file. */
export interface TokenConfig {
  /** Verifies and signs; not with a public key. */
  readonly secret: string | null;
  readonly publicKey: string | null;
  readonly privateKey: string | null;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export const DEFAULT_STORE = 'sqlite:./data/backchannel.db';

const NO_PORT = 'is not a port: 0 to 65535, where 0 takes any free one';

const MIN_SECRET_BYTES = 32;

const flag = z
  .enum(['true', 'false', '1', '0'], { error: 'is neither true nor false' })
  .transform((value) => value === 'true' || value === '1');

const NO_RETENTION =
  'is not an ISO 8601 duration that is longer than nothing and has an exact length, such as P7D or PT12H';

const retention = z.string().transform((text, context) => {
  try {
    const length = durationMilliseconds(parseDuration(text));
    if (length > 0) return length;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
  context.addIssue(NO_RETENTION);
  return z.NEVER;
});

const variables = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: NO_PORT })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: NO_PORT })
    .default(4000),
  BACKCHANNEL_STORE: z
    .string()
    .regex(/^(sqlite:.+|mongodb(\+srv)?:\/\/.+)$/, { error: 'is neither sqlite:FILE nor mongodb://HOST/DATABASE' })
    .default(DEFAULT_STORE),
  BACKCHANNEL_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `is none of ${LOG_LEVELS.join(', ')}` }).default('info'),
  BACKCHANNEL_INTROSPECTION: flag.default(true),
  BACKCHANNEL_ALLOWED_ORIGINS: z
    .string()
    .transform((origins) =>
      origins
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
    .default([]),
  BACKCHANNEL_LOG_RETENTION: retention.prefault('P7D'),
  BACKCHANNEL_TOKEN_SECRET: z
    .string()
    .refine((secret) => Buffer.byteLength(secret) >= MIN_SECRET_BYTES, {
      error: `is shorter than ${MIN_SECRET_BYTES} bytes; \`backchannel token secret\` makes one`,
    })
    .optional(),
  BACKCHANNEL_TOKEN_PUBLIC_KEY: z.string().optional(),
  BACKCHANNEL_TOKEN_PRIVATE_KEY: z.string().optional(),
});

const environment = variables.refine(
  ({ BACKCHANNEL_TOKEN_SECRET: secret, BACKCHANNEL_TOKEN_PUBLIC_KEY: publicKey }) =>
    secret === undefined || publicKey === undefined,
  {
    path: ['BACKCHANNEL_TOKEN_PUBLIC_KEY'],
    error: 'tokens are verified with it or with BACKCHANNEL_TOKEN_SECRET, not with both',
  },
);

/** Options of the command line that stand for a variable of the environment. */
export interface ConfigOptions {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly store?: string | undefined;
  readonly seed?: boolean | undefined;
}

/** @throws DomainError BAD_CONFIGURATION that names the variable. */
export function readConfig(options: ConfigOptions, env: Readonly<Record<string, string | undefined>>): Config {
  const given = { HOST: options.host, PORT: options.port, BACKCHANNEL_STORE: options.store };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse({ ...set, ...known });
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new DomainError('BAD_CONFIGURATION', problems.join('; '));
  }
  const { data } = parsed;
  return {
    host: data.HOST,
    port: data.PORT,
    store: data.BACKCHANNEL_STORE,
    logLevel: data.BACKCHANNEL_LOG_LEVEL,
    seed: options.seed ?? true,
    introspection: data.BACKCHANNEL_INTROSPECTION,
    allowedOrigins: data.BACKCHANNEL_ALLOWED_ORIGINS,
    logRetentionMs: data.BACKCHANNEL_LOG_RETENTION,
    tokens: {
      secret: data.BACKCHANNEL_TOKEN_SECRET ?? null,
      publicKey: data.BACKCHANNEL_TOKEN_PUBLIC_KEY ?? null,
      privateKey: data.BACKCHANNEL_TOKEN_PRIVATE_KEY ?? null,
    },
  };
}
