import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { type Service, startService } from '../../src/service.ts';

/** A GraphQL answer over HTTP. */
export interface Answer {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
  readonly text: string;
}

export interface TestService extends AsyncDisposable {
  readonly url: string;
  /** `ws://127.0.0.1:port/graphql` */
  readonly socketUrl: string;
  readonly store: Service['store'];
  /** @param token sent as bearer token, if given */
  ask(query: string, variables?: Record<string, unknown>, token?: string): Promise<Answer>;
}

export interface TestServiceOptions {
  readonly introspection?: boolean;
  /**
   * In the form of `BACKCHANNEL_STORE`. Default: a new store in memory. The test itself must fill a database on a
   * server.
   */
  readonly store?: string;
  /** Whether to fill a new store with the article's record. Default: true for a file or a store in memory. */
  readonly seed?: boolean;
  /** Verifies tokens. Default: no token is accepted. */
  readonly tokenSecret?: string;
  /** Threads that execute queries; where absent, those of `BACKCHANNEL_TEST_QUERY_THREADS`, and else none. */
  readonly queryThreads?: number;
  /** As in the environment of a service. */
  readonly environment?: Readonly<Record<string, string>>;
}

const { BACKCHANNEL_TEST_QUERY_THREADS = '0' } = process.env;

/** A real service on a free port with the article's record. */
export async function startTestService(options: TestServiceOptions = {}): Promise<TestService> {
  const { introspection = true, store = 'sqlite::memory:', tokenSecret } = options;
  const { seed = store.startsWith('sqlite:') } = options;
  const environment = {
    PORT: '0',
    BACKCHANNEL_STORE: store,
    BACKCHANNEL_LOG_LEVEL: 'silent',
    BACKCHANNEL_INTROSPECTION: String(introspection),
    BACKCHANNEL_TOKEN_SECRET: tokenSecret,
    BACKCHANNEL_QUERY_THREADS: String(options.queryThreads ?? BACKCHANNEL_TEST_QUERY_THREADS),
    ...options.environment,
  };
  const config = readConfig({ seed }, environment);
  const service = await startService(config, createLogger(config.logLevel));
  const endpoint = `${service.url}/graphql`;
  return {
    url: service.url,
    socketUrl: endpoint.replace(/^http/, 'ws'),
    store: service.store,
    ask: (query, variables = {}, token) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return post(endpoint, JSON.stringify({ query, variables }), 'application/json', headers);
    },
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

/** Posts a body unchanged. */
export async function post(
  endpoint: string,
  body: string,
  contentType = 'application/json',
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': contentType, ...headers },
    body,
  });
  const text = await response.text();
  const parsed = JSON.parse(text) as Partial<Answer>;
  return { status: response.status, data: parsed.data ?? null, errors: parsed.errors ?? [], text };
}

/** The codes of the errors in an answer. */
export function codesOf({ errors }: Pick<Answer, 'errors'>): unknown[] {
  return errors.map(({ extensions }) => extensions?.['code']);
}
