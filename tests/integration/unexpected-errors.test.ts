import { createClient } from 'graphql-ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ANONYMOUS } from '../../src/domain/authority.ts';
import { DomainError } from '../../src/errors.ts';
import { createAuthenticator } from '../../src/auth/authenticator.ts';
import { GraphqlPipeline } from '../../src/graphql/pipeline.ts';
import { createLogger } from '../../src/logger.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { createHttpServer, type HttpServer } from '../../src/transport/http-server.ts';
import { addHistory } from '../support/played.ts';
import { DAY_MS, START } from '../support/replay-model.ts';
import { type Answer, codesOf, post } from '../support/service.ts';
import { DOOR, OPERATION_LIMITS, servicesOn } from '../support/services.ts';

const SECRET = new TypeError('SELECT secret FROM entries at /srv/backchannel.db');

let store: Store;
let server: HttpServer;
let pipeline: GraphqlPipeline;
let url: string;
let unexpected: unknown[];
/** The error of all later reads of pages from the store. */
let failure: Error | null;

beforeEach(async () => {
  [unexpected, failure] = [[], null];
  store = await openSqliteStore(':memory:');
  await addHistory(
    store,
    Array.from({ length: 200 }, (_, day) => START + day * DAY_MS),
  );
  const page: Store['page'] = (query, window) =>
    failure === null ? store.page(query, window) : Promise.reject(failure);
  const reader: Store = {
    ...store,
    page,
    readerFor: (reading) => ({ ...store.readerFor(reading), page }),
    ping: () => (failure === null ? store.ping() : Promise.reject(failure)),
  };
  pipeline = new GraphqlPipeline({
    services: servicesOn(reader),
    introspection: true,
    onUnexpectedError: (error) => unexpected.push(error),
    limits: OPERATION_LIMITS,
  });
  server = await createHttpServer({
    pipeline,
    authenticator: createAuthenticator(null, store, () => undefined),
    logger: createLogger('silent'),
    allowedOrigins: [],
    door: DOOR,
    checkReady: () => reader.ping(),
  });
  url = await server.listen('127.0.0.1', 0);
});
afterEach(async () => {
  await server.close();
  await store.close();
});

const TIMELINE = '{ timeline(first: 1) { nodes { id } } }';

async function play(onFrame: () => void): Promise<Answer['errors']> {
  const client = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
  const query = 'subscription { replay(input: { pacing: { entriesPerSecond: 100 } }) { __typename } }';
  const errors: Answer['errors'][number][] = [];
  for await (const result of client.iterate({ query })) {
    if (result.errors !== undefined) errors.push(...result.errors);
    else onFrame();
  }
  await client.dispose();
  return errors;
}

describe('an unexpected error', () => {
  it('goes to the log, and the client only learns that there was one', async () => {
    failure = SECRET;
    const { status, text, errors } = await post(`${url}/graphql`, JSON.stringify({ query: TIMELINE }));
    expect(status).toBeLessThanOrEqual(500);
    expect(codesOf({ errors })).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(text).not.toMatch(/secret|srv|TypeError|\bat .*:\d+/i);
    expect(unexpected).toEqual([SECRET]);
  });

  it('is not logged when a client goes before its answer', async () => {
    const { args } = pipeline.prepare({ query: TIMELINE }, { viewer: ANONYMOUS, client: '127.0.0.1', sink: null });
    if (args === null) throw new Error('The operation was refused');
    await pipeline.execute(args, AbortSignal.abort(new Error('The client is gone')));
    expect(unexpected).toEqual([]);
  });

  it('ends a replay in the middle, and the client learns no more', async () => {
    const errors = await play(() => {
      failure = SECRET;
    });
    expect(codesOf({ errors })).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(JSON.stringify(errors)).not.toMatch(/secret|srv|TypeError/i);
    expect(unexpected).toEqual([SECRET]);
  });
});

describe('a store that does not answer', () => {
  const gone = new DomainError('STORE_UNAVAILABLE', 'The store does not answer.');

  it('is reported as such, and the service is not ready until the store is back', async () => {
    const ready = async () => (await fetch(`${url}/readyz`)).status;
    const ask = async () => codesOf(await post(`${url}/graphql`, JSON.stringify({ query: TIMELINE })));
    expect([await ready(), await ask()]).toEqual([200, []]);
    failure = gone;
    expect([await ready(), await ask()]).toEqual([503, ['STORE_UNAVAILABLE']]);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    failure = null;
    expect([await ready(), await ask()]).toEqual([200, []]);
    expect(unexpected).toEqual([gone]);
  });

  it('ends a replay in the middle with its code', async () => {
    const errors = await play(() => {
      failure = gone;
    });
    expect(codesOf({ errors })).toEqual(['STORE_UNAVAILABLE']);
  });

  it('is not ready with a reason that holds no secret', async () => {
    failure = SECRET;
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.text()).not.toMatch(/secret|srv/i);
  });
});
