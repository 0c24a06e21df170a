import { environment, type LOG_LEVELS } from './config-variables.ts';
import { DomainError } from './errors.ts';
import type { RoomLimits } from './replay/rooms/room-limits.ts';

export { DEFAULT_STORE, VARIABLES } from './config-variables.ts';

/**
 * The settings of the service, from its environment and from the options of the command line, which take precedence.
 */
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
  readonly door: DoorConfig;
  readonly rooms: RoomLimits;
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

/** The settings for clients. */
export interface DoorConfig {
  /** Addresses of the proxies whose headers about the client count. */
  readonly trustedProxies: readonly string[];
  /** `/record`, or empty. */
  readonly pathPrefix: string;
  /** How long browsers may use HTTPS only; null: the header is not sent. */
  readonly hstsMs: number | null;
  /** The limits for one address. */
  readonly requestsPerMinute: number;
  readonly sockets: number;
  readonly subscriptions: number;
  /** Bytes that clients have not taken yet. */
  readonly unsent: { readonly perAddress: number; readonly inAll: number };
}

/**
 * The keys that verify tokens, and that sign them on the command line. A key is PEM, or `@` and the name of its file.
 */
export interface TokenConfig {
  /** Verifies and signs; not together with a public key. */
  readonly secret: string | null;
  readonly publicKey: string | null;
  readonly privateKey: string | null;
}

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
    door: {
      trustedProxies: data.BACKCHANNEL_TRUSTED_PROXIES,
      pathPrefix: data.BACKCHANNEL_PATH_PREFIX,
      hstsMs: data.BACKCHANNEL_HSTS ?? null,
      requestsPerMinute: data.BACKCHANNEL_REQUESTS_PER_MINUTE,
      sockets: data.BACKCHANNEL_SOCKETS_PER_ADDRESS,
      subscriptions: data.BACKCHANNEL_SUBSCRIPTIONS_PER_ADDRESS,
      unsent: { perAddress: data.BACKCHANNEL_UNSENT_BYTES_PER_ADDRESS, inAll: data.BACKCHANNEL_UNSENT_BYTES },
    },
    rooms: {
      total: data.BACKCHANNEL_ROOMS,
      perAddress: data.BACKCHANNEL_ROOMS_PER_ADDRESS,
      lifetimeMs: data.BACKCHANNEL_ROOM_LIFETIME,
    },
    tokens: {
      secret: data.BACKCHANNEL_TOKEN_SECRET ?? null,
      publicKey: data.BACKCHANNEL_TOKEN_PUBLIC_KEY ?? null,
      privateKey: data.BACKCHANNEL_TOKEN_PRIVATE_KEY ?? null,
    },
  };
}
