/** The composition root: the parts of a running service are created here, and ended in reverse order. */
import { createAuthenticator } from './auth/authenticator.ts';
import { verificationKey } from './auth/token-keys.ts';
import type { Config } from './config.ts';
import { DomainError } from './errors.ts';
import { QueryThreads } from './graphql/execution/query-threads.ts';
import { GraphqlPipeline } from './graphql/pipeline.ts';
import type { Logger } from './logger.ts';
import { trimRegularly } from './retention.ts';
import { systemClock } from './replay/clock.ts';
import { Replays } from './replay/replays.ts';
import { Filling } from './filling.ts';
import { seedIfEmpty } from './seeding.ts';
import { openStore } from './store/open-store.ts';
import { RecordIdentity, type Store } from './store/store.ts';
import { createHttpServer } from './transport/http-server.ts';

export interface Service extends AsyncDisposable {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  readonly store: Store;
}

/** Waits between attempts to reach a database over the network, each twice as long as the last. */
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 5_000;

/** How long a write waits while another process has locked the file: the client gets its answer within five seconds. */
const LOCK_TIMEOUT_MS = 4_000;

/**
 * Starts the service. A file that can't be opened is an error at once. A database over the network may come later:
 * until then the service listens, is not ready, and tries again.
 *
 * @throws DomainError STORE_UNAVAILABLE, STORE_TOO_NEW, or BAD_CONFIGURATION for a port in use.
 */
export async function startService(config: Config, logger: Logger): Promise<Service> {
  const key = verificationKey(config.tokens);
  const store = await openStore(config.store, { lockTimeoutMs: LOCK_TIMEOUT_MS });
  const filling = new Filling();
  const identity = new RecordIdentity(store);
  const authenticator = createAuthenticator(key, store, (error) =>
    logger.warn({ error: String(error) }, 'the list of revoked tokens cannot be read'),
  );
  const stopping = new AbortController();
  const replays = new Replays({
    store,
    clock: systemClock,
    rooms: config.rooms,
    onError: (error) => logger.warn({ error: String(error) }, 'the background work of a replay failed'),
  });
  const onUnexpectedError = (error: unknown, requestId: string) => {
    if (error instanceof DomainError) logger.warn({ requestId, error: error.message }, 'an operation failed');
    else logger.error({ requestId, err: error }, 'an operation failed');
  };
  const executor = queryThreads(config, store, onUnexpectedError);
  const server = await createHttpServer({
    pipeline: new GraphqlPipeline({
      services: { record: store, writer: filling.guard(store), replays },
      introspection: config.introspection,
      onUnexpectedError,
      limits: { timeoutMs: config.operationTimeoutMs, maxAnswerBytes: config.maxAnswerBytes },
      executor,
    }),
    authenticator,
    logger,
    allowedOrigins: config.allowedOrigins,
    door: config.door,
    checkReady: async () => {
      filling.check();
      await store.ping();
      await identity.check();
    },
  });
  const close = async () => {
    stopping.abort();
    replays.end('SHUTTING_DOWN');
    await server.close();
    await executor?.close();
    replays.close();
    authenticator.close();
    await store.close();
  };
  try {
    const prepared = prepareStore({ store, identity, config, logger }, stopping.signal).then(() => filling.end());
    if (isLocal(config)) await prepared;
    else {
      prepared.catch((error: unknown) => {
        if (!stopping.signal.aborted) logger.error({ error: String(error) }, 'the store cannot be used');
      });
    }
    void prepared.then(
      () => trimRegularly(store, config.logRetentionMs, logger, stopping.signal),
      () => undefined,
    );
    const url = await listen(server, config);
    return { url, store, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Undefined if the service executes the queries in its own thread. */
function queryThreads(
  { queryThreads: threads, introspection: hints, maxAnswerBytes }: Config,
  { location }: Store,
  onUnexpectedError: (error: unknown, requestId: string) => void,
): QueryThreads | undefined {
  if (threads === 0) return undefined;
  return new QueryThreads({ threads, location, hints, maxAnswerBytes, onUnexpectedError });
}

function isLocal({ store }: Config): boolean {
  return store.startsWith('sqlite:');
}

interface Preparation {
  readonly store: Store;
  readonly identity: RecordIdentity;
  readonly config: Config;
  readonly logger: Logger;
}

/** Fills a new store. It tries again while a database over the network doesn't answer. */
async function prepareStore({ store, identity, config, logger }: Preparation, signal: AbortSignal): Promise<void> {
  for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
    try {
      await store.ping();
      if (config.seed) await seedIfEmpty(store);
      await identity.check();
      return;
    } catch (error) {
      const mayCome = error instanceof DomainError && error.code === 'STORE_UNAVAILABLE' && !isLocal(config);
      if (!mayCome) throw error;
      logger.warn({ store: store.name, error: error.message, retryInMs: wait }, 'the store does not answer');
      await pause(wait, signal);
      signal.throwIfAborted();
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function listen(server: Awaited<ReturnType<typeof createHttpServer>>, { host, port }: Config): Promise<string> {
  try {
    return await server.listen(host, port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw error;
    const reason = code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${code})`;
    throw new DomainError(
      'BAD_CONFIGURATION',
      `Port ${port} of ${host} ${reason}. Choose another port with PORT or --port.`,
      {},
      { cause: error },
    );
  }
}
