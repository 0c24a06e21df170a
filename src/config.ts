import { z } from 'zod';
import { durationMilliseconds, parseDuration } from './domain/time/duration.ts';
import { DomainError } from './errors.ts';

/** The settings of the service, from its environment and from the options of the command line, which go first. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** `sqlite:FILE`, `mongodb://…` or `mongodb+srv://…` */
  readonly store: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Whether a new, empty store is filled from `seeds/`. */
  readonly seed: boolean;
  /** Whether clients may ask for the schema. */
  readonly introspection: boolean;
  /** Origins whose pages may connect; empty: any. */
  readonly allowedOrigins: readonly string[];
  readonly tokens: TokenConfig;
  /** How long the change log is kept; a replay can resume for as long. */
  readonly logRetentionMs: number;
  /** Threads that execute queries; 0: the thread of the service does. */
  readonly queryThreads: number;
  /** How long a query may take. */
  readonly operationTimeoutMs: number;
  /** How long the answer to an operation may be. */
  readonly maxAnswerBytes: number;
}

/** The keys that verify tokens, and sign them at the shell. A key is PEM, or `@` and the name of its file. */
export interface TokenConfig {
  /** Verifies and signs; not with a public key. */
  readonly secret: string | null;
  readonly publicKey: string | null;
  readonly privateKey: string | null;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const MAX_PORT = 65_535;

const MIN_SECRET_BYTES = 32;

/** What people read about a variable: in `--help`, in docs/configuration.md and in `.env.example`. */
export interface VariableDescription {
  readonly meaning: string;
  /** As one writes it in the environment; null where the variable is not set. */
  readonly fallback: string | null;
  /** Why the default is what it is, and when to change it. */
  readonly reason: string;
  /** A value to start from, where the default is none. */
  readonly example?: string;
  /** The option of the command line that goes before the variable. */
  readonly option?: string;
}

const descriptions = z.registry<VariableDescription, z.ZodType>();

type TextSchema = z.ZodType<unknown, string>;

function withDefault<Schema extends TextSchema>(
  schema: Schema,
  description: VariableDescription & { readonly fallback: z.input<Schema> },
) {
  const variable = schema.prefault(description.fallback);
  descriptions.add(variable, description);
  return variable;
}

function withoutDefault<Schema extends TextSchema>(schema: Schema, description: Omit<VariableDescription, 'fallback'>) {
  const variable = schema.optional();
  descriptions.add(variable, { ...description, fallback: null });
  return variable;
}

/** An error that repeats the value: only for variables that hold no secret. */
function says(problem: string) {
  return { error: ({ input }: { readonly input?: unknown }) => `${JSON.stringify(input)} ${problem}` };
}

const port = z
  .string()
  .refine(
    (text) => /^\d{1,5}$/.test(text) && Number(text) <= MAX_PORT,
    says(`is not a port number. Give a number from 0 to ${MAX_PORT}; 0 takes any free port.`),
  )
  .transform(Number);

const storeLocation = z.string().regex(/^(sqlite:.+|mongodb(\+srv)?:\/\/.+)$/, {
  // A location may hold a password.
  error: 'The value is not the location of a store. Write sqlite:FILE or mongodb://HOST/DATABASE.',
});

const flag = z
  .enum(['true', 'false', '1', '0'], says('is neither true nor false. Write one of the two.'))
  .transform((value) => value === 'true' || value === '1');

const origins = z.string().transform((list) =>
  list
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean),
);

const exactDuration = z.string().transform((text, context) => {
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

function count(least: number, most: number) {
  return z
    .string()
    .refine(
      (text) => /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most,
      says(`is not a whole number from ${least} to ${most}.`),
    )
    .transform(Number);
}

const secret = z.string().refine((text) => Buffer.byteLength(text) >= MIN_SECRET_BYTES, {
  error: `The secret is shorter than ${MIN_SECRET_BYTES} bytes. Make a new one with "backchannel token secret".`,
});

/** Every variable of the environment. Parsing, `--help`, docs/configuration.md and `.env.example` come from this table. */
const variables = {
  HOST: withDefault(z.string(), {
    meaning: 'The address that the service listens on.',
    fallback: '127.0.0.1',
    reason: 'Only this machine can reach it. Set `0.0.0.0` to let others in, as the Docker image does.',
    option: '--host',
  }),
  PORT: withDefault(port, {
    meaning: 'The port that the service listens on. `0` takes any free port.',
    fallback: '4000',
    reason: 'The usual port of GraphQL servers.',
    option: '--port',
  }),
  BACKCHANNEL_STORE: withDefault(storeLocation, {
    meaning: 'The database: `sqlite:FILE`, `mongodb://HOST/DATABASE` or `mongodb+srv://HOST/DATABASE`.',
    fallback: 'sqlite:./data/backchannel.db',
    reason: 'A file needs no installation. Use MongoDB for more than one node.',
    option: '--store',
  }),
  BACKCHANNEL_LOG_LEVEL: withDefault(
    z.enum(LOG_LEVELS, says(`is not a log level. Give one of ${LOG_LEVELS.join(', ')}.`)),
    {
      meaning: `The least serious messages that are logged: ${LOG_LEVELS.map((level) => `\`${level}\``).join(', ')}.`,
      fallback: 'info',
      reason: 'Only warnings and errors are logged today; `debug` adds errors of single sockets.',
    },
  ),
  BACKCHANNEL_INTROSPECTION: withDefault(flag, {
    meaning: 'Whether clients may ask for the schema: `true` or `false`.',
    fallback: 'true',
    reason: 'The record is public, and the playground completes from the schema.',
  }),
  BACKCHANNEL_ALLOWED_ORIGINS: withDefault(origins, {
    meaning: 'The origins whose pages may connect, separated by commas. Empty: any origin.',
    fallback: '',
    reason: 'The record is public, and no cookie grants anything. Set it to keep other pages out.',
    example: 'https://news.example,https://www.news.example',
  }),
  BACKCHANNEL_LOG_RETENTION: withDefault(exactDuration, {
    meaning: 'How long the change log is kept, as an ISO 8601 duration. A replay can resume for as long.',
    fallback: 'P7D',
    reason: 'A reader may come back after a holiday; the log stays small.',
  }),
  BACKCHANNEL_QUERY_THREADS: withDefault(count(0, 64), {
    meaning: 'The number of threads that execute queries. `0`: the thread of the service executes them.',
    fallback: '2',
    reason: 'No query delays a replay, and a long query leaves a thread to the others. More help on more cores.',
  }),
  BACKCHANNEL_OPERATION_TIMEOUT: withDefault(exactDuration, {
    meaning: 'How long a query may take, as an ISO 8601 duration. Then it ends with `DEADLINE_EXCEEDED`.',
    fallback: 'PT10S',
    reason: 'Nobody waits longer for a page, and a query that takes longer would keep others waiting.',
  }),
  BACKCHANNEL_MAX_ANSWER_BYTES: withDefault(count(65_536, 1_000_000_000), {
    meaning: 'The length of the longest answer, in bytes. A longer one ends with `LIMIT_EXCEEDED`.',
    fallback: '8388608',
    reason:
      'Far above a page of 500 entries with all their fields. Some clients read slowly, so answers wait in memory.',
  }),
  BACKCHANNEL_TOKEN_SECRET: withoutDefault(secret, {
    meaning: `The secret that signs and verifies tokens: ${MIN_SECRET_BYTES} bytes or more. Not together with a public key.`,
    reason: 'Without a secret or a public key, every token is refused and nothing can be written.',
    example: 'the output of: backchannel token secret',
  }),
  BACKCHANNEL_TOKEN_PUBLIC_KEY: withoutDefault(z.string(), {
    meaning: 'The public key that verifies tokens, instead of a secret: PEM, or `@` and the name of its file.',
    reason: 'For a service that must not be able to sign tokens. Ed25519, P-256 and RSA keys work.',
    example: '@/run/secrets/token-public.pem',
  }),
  BACKCHANNEL_TOKEN_PRIVATE_KEY: withoutDefault(z.string(), {
    meaning: 'The private key with which `backchannel token create` signs: PEM, or `@` and the name of its file.',
    reason: 'Only the machine that makes tokens needs it.',
    example: '@/run/secrets/token-private.pem',
  }),
};

/** The variables with what people read about them, in the order of the table. */
export const VARIABLES: readonly (VariableDescription & { readonly name: string })[] = Object.entries(
  variables,
).flatMap(([name, schema]) => {
  const description = descriptions.get(schema);
  return description === undefined ? [] : [{ name, ...description }];
});

export const DEFAULT_STORE = storeLocation.parse(descriptions.get(variables.BACKCHANNEL_STORE)?.fallback);

const environment = z
  .object(variables)
  .refine(
    ({ BACKCHANNEL_TOKEN_SECRET, BACKCHANNEL_TOKEN_PUBLIC_KEY }) =>
      BACKCHANNEL_TOKEN_SECRET === undefined || BACKCHANNEL_TOKEN_PUBLIC_KEY === undefined,
    {
      path: ['BACKCHANNEL_TOKEN_PUBLIC_KEY'],
      error: 'A service takes a public key or BACKCHANNEL_TOKEN_SECRET, but not both. Remove one of them.',
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
    throw new DomainError('BAD_CONFIGURATION', problems.join(' '));
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
    queryThreads: data.BACKCHANNEL_QUERY_THREADS,
    operationTimeoutMs: data.BACKCHANNEL_OPERATION_TIMEOUT,
    maxAnswerBytes: data.BACKCHANNEL_MAX_ANSWER_BYTES,
    tokens: {
      secret: data.BACKCHANNEL_TOKEN_SECRET ?? null,
      publicKey: data.BACKCHANNEL_TOKEN_PUBLIC_KEY ?? null,
      privateKey: data.BACKCHANNEL_TOKEN_PRIVATE_KEY ?? null,
    },
  };
}
