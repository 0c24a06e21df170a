import { z } from 'zod';
import {
  count,
  exactDuration,
  flag,
  MIN_SECRET_BYTES,
  origins,
  pathPrefix,
  port,
  proxies,
  says,
  secret,
  storeLocation,
} from './config-values.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** The texts about a variable for `--help`, docs/configuration.md and `.env.example`. */
export interface VariableDescription {
  readonly meaning: string;
  /** The default as it is written in the environment; null if the variable has none. */
  readonly fallback: string | null;
  /** The reason for the default, and when to change it. */
  readonly reason: string;
  /** An example, if there is no default. */
  readonly example?: string;
  /** The option of the command line that takes precedence over the variable. */
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
  BACKCHANNEL_TRUSTED_PROXIES: withDefault(proxies, {
    meaning:
      'The proxies whose `X-Forwarded-…` headers count, separated by commas: addresses, ranges such as `10.0.0.0/8`, `loopback`, `linklocal`, `uniquelocal`.',
    fallback: '',
    reason:
      'Any client can send these headers. Without a proxy in this list, all readers behind it count as one address and share its limits.',
    example: 'loopback,10.0.0.0/8',
  }),
  BACKCHANNEL_PATH_PREFIX: withDefault(pathPrefix, {
    meaning: 'The path below which a proxy shows the service, if the proxy keeps it in the requests.',
    fallback: '',
    reason: 'A proxy that strips the path needs no setting: all pages use relative addresses.',
    example: '/record',
  }),
  BACKCHANNEL_HSTS: withoutDefault(exactDuration, {
    meaning: 'How long browsers may open this host over HTTPS only, as an ISO 8601 duration.',
    reason: 'The service itself speaks HTTP. Set it when every way to this host is HTTPS: browsers remember it.',
    example: 'P365D',
  }),
  BACKCHANNEL_REQUESTS_PER_MINUTE: withDefault(count(1, 10_000_000), {
    meaning:
      'Requests over HTTP and operations over WebSocket that one address may send in a minute, in one budget. Health, readiness and metrics do not count.',
    fallback: '6000',
    reason: 'A newsroom shares one address. An IPv6 address counts by its first 64 bits, which one household has.',
  }),
  BACKCHANNEL_SOCKETS_PER_ADDRESS: withDefault(count(1, 1_000_000), {
    meaning: 'WebSockets that one address may have open.',
    fallback: '2000',
    reason: 'An idle socket costs some kilobytes. Raise it where many readers come through one address.',
  }),
  BACKCHANNEL_SUBSCRIPTIONS_PER_ADDRESS: withDefault(count(1, 1_000_000), {
    meaning: 'Subscriptions that one address may have open, on all its sockets.',
    fallback: '5000',
    reason: 'Each replay is a clock and a reader of its own: thousands fit one machine, tens of thousands do not.',
  }),
  BACKCHANNEL_UNSENT_BYTES_PER_ADDRESS: withDefault(count(1, 10_000_000_000), {
    meaning:
      'Bytes of answers and frames for one address that wait to be read. WebSockets get no more at half of it; at the limit, new operations end with `LIMIT_EXCEEDED`.',
    fallback: '67108864',
    reason: 'Eight answers of the greatest length. Clients that do not read are closed after half a minute.',
  }),
  BACKCHANNEL_UNSENT_BYTES: withDefault(count(1, 10_000_000_000), {
    meaning: 'The same for all addresses together.',
    fallback: '268435456',
    reason: 'It fits the memory of a small machine. Raise it for many readers with slow connections.',
  }),
  BACKCHANNEL_ROOMS: withDefault(count(0, 1_000_000), {
    meaning: 'Rooms that exist at once, on all nodes.',
    fallback: '10000',
    reason: 'A room is at most 8 kB in the database.',
  }),
  BACKCHANNEL_ROOMS_PER_ADDRESS: withDefault(count(0, 1_000_000), {
    meaning: 'Rooms that one address may have opened at once, on one node.',
    fallback: '100',
    reason: 'Enough for a class or a newsroom; nobody reserves all good names.',
  }),
  BACKCHANNEL_ROOM_LIFETIME: withDefault(exactDuration, {
    meaning: 'How long a room stays after its last viewer has left, as an ISO 8601 duration.',
    fallback: 'PT15M',
    reason: 'Viewers come back after a broken connection; a name that nobody uses is free again.',
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

/** The variables with their texts, in the order of the table. */
export const VARIABLES: readonly (VariableDescription & { readonly name: string })[] = Object.entries(
  variables,
).flatMap(([name, schema]) => {
  const description = descriptions.get(schema);
  return description === undefined ? [] : [{ name, ...description }];
});

export const DEFAULT_STORE = storeLocation.parse(descriptions.get(variables.BACKCHANNEL_STORE)?.fallback);

export const environment = z
  .object(variables)
  .refine(
    ({ BACKCHANNEL_TOKEN_SECRET, BACKCHANNEL_TOKEN_PUBLIC_KEY }) =>
      BACKCHANNEL_TOKEN_SECRET === undefined || BACKCHANNEL_TOKEN_PUBLIC_KEY === undefined,
    {
      path: ['BACKCHANNEL_TOKEN_PUBLIC_KEY'],
      error: 'A service takes a public key or BACKCHANNEL_TOKEN_SECRET, but not both. Remove one of them.',
    },
  );
