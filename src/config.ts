import { z } from 'zod';
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
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export const DEFAULT_STORE = 'sqlite:./data/backchannel.db';

const NO_PORT = 'is not a port: 0 to 65535, where 0 takes any free one';

const flag = z
  .enum(['true', 'false', '1', '0'], { error: 'is neither true nor false' })
  .transform((value) => value === 'true' || value === '1');

const environment = z.object({
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
});

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
  const {
    HOST,
    PORT,
    BACKCHANNEL_STORE,
    BACKCHANNEL_LOG_LEVEL,
    BACKCHANNEL_INTROSPECTION,
    BACKCHANNEL_ALLOWED_ORIGINS,
  } = parsed.data;
  return {
    host: HOST,
    port: PORT,
    store: BACKCHANNEL_STORE,
    logLevel: BACKCHANNEL_LOG_LEVEL,
    seed: options.seed ?? true,
    introspection: BACKCHANNEL_INTROSPECTION,
    allowedOrigins: BACKCHANNEL_ALLOWED_ORIGINS,
  };
}
