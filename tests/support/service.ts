import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { type Service, startService } from '../../src/service.ts';

/** What a GraphQL answer over HTTP looks like to a test. */
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
  /** @param token sent as bearer token, where given */
  ask(query: string, variables?: Record<string, unknown>, token?: string): Promise<Answer>;
}

export interface TestServiceOptions {
  readonly introspection?: boolean;
  /** As `BACKCHANNEL_STORE` names it; a new one in memory if absent. One over the network is filled by the test. */
  readonly store?: string;
  /** Whether a new store is filled with the article's record; it is if absent, where it is a file or in memory. */
  readonly seed?: boolean;
  /** What tokens are verified with; where absent, none is taken. */
  readonly tokenSecret?: string;
  /** Threads that execute queries; where absent, those of `BACKCHANNEL_TEST_QUERY_THREADS`, and else none. */
  readonly queryThreads?: number;
  /** As in the environment of a service. */
  readonly environment?: Readonly<Record<string, string>>;
}

const { BACKCHANNEL_TEST_QUERY_THREADS = '0' } = process.env;

/** A real service on a free port, whose store holds the article's record. */
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

/** Posts a body as it is. */
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

/** The codes of an answer's errors. */
export function codesOf({ errors }: Pick<Answer, 'errors'>): unknown[] {
  return errors.map(({ extensions }) => extensions?.['code']);
}
