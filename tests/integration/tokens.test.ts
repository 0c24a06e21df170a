import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { WebSocket } from 'ws';
import { createAuthenticator } from '../../src/auth/authenticator.ts';
import { revoke } from '../../src/auth/revoke.ts';
import { signingKey } from '../../src/auth/token-keys.ts';
import { CLOCK_TOLERANCE_MS } from '../../src/auth/tokens.ts';
import { DomainError } from '../../src/errors.ts';
import { GraphqlPipeline } from '../../src/graphql/pipeline.ts';
import { createLogger } from '../../src/logger.ts';
import { createHttpServer } from '../../src/transport/http-server.ts';
import { BASE, CLOSED, commit, message, OPEN } from '../support/record-items.ts';
import { codesOf, post, startTestService, type TestService } from '../support/service.ts';
import { mongoPlace, sqlitePlace, type StorePlace } from '../support/test-stores.ts';
import { NO_TOKENS, TOKEN_SECRET, tokenFor } from '../support/tokens.ts';
import { DOOR, servicesOn, OPERATION_LIMITS } from '../support/services.ts';

const SECRET = { occurred: { edtf: '2016-10-12' }, text: 'Sesame' };
const FORBIDDEN = 4403;

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ tokenSecret: TOKEN_SECRET });
  await commit(service.store, ...BASE, message('secret', SECRET, CLOSED));
});
afterAll(() => service[Symbol.asyncDispose]());

const LOOK = '{ message: node(id: "message:secret") { id } timeline(filter: { text: "sesame" }) { totalCount } }';
const SEEN = { message: { id: 'message:secret' }, timeline: { totalCount: 1 } };
const UNSEEN = { message: null, timeline: { totalCount: 0 } };

const reading = async (...collections: readonly string[]) => (await tokenFor(['read'], { collections })).token;

/** Tokens that are refused, by what is wrong with them. */
const BAD_TOKENS: readonly (readonly [string, () => Promise<string>])[] = [
  ['that has expired', async () => (await tokenFor(['read'], { lifeMs: -CLOCK_TOLERANCE_MS - 1_000 })).token],
  ['whose signature is another', async () => (await reading(CLOSED)).replace(/[^.]+$/, 'A'.repeat(43))],
  ['that is not signed', async () => (await reading(CLOSED)).replace(/[^.]+$/, '')],
  ['that is not a token', () => Promise.resolve('secret')],
];
/** Headers that are not bearer tokens. */
const MALFORMED = ['', 'Bearer', 'Bearer  ', 'Bearer a b', 'Basic dXNlcjpwYXNz', 'secret'];

describe('over HTTP', () => {
  it('a restricted collection is visible with a token that reads it, and with no other', async () => {
    expect((await service.ask(LOOK)).data).toEqual(UNSEEN);
    expect((await service.ask(LOOK, {}, await reading(OPEN))).data).toEqual(UNSEEN);
    expect((await service.ask(LOOK, {}, (await tokenFor(['write', 'control'])).token)).data).toEqual(UNSEEN);
    expect((await service.ask(LOOK, {}, await reading(CLOSED))).data).toEqual(SEEN);
    expect((await service.ask(LOOK, {}, (await tokenFor(['read'])).token)).data).toEqual(SEEN);
  });

  const send = async (authorization: string) => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query: LOOK }),
    });
    return { response, text: await response.text() };
  };

  it.each(BAD_TOKENS)('a token %s is refused with 401', async (_what, make) => {
    const token = await make();
    const { response, text } = await send(`Bearer ${token}`);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
    const answer = JSON.parse(text) as { errors: [] };
    expect([Object.keys(answer), codesOf(answer)]).toEqual([['errors'], ['UNAUTHENTICATED']]);
    if (token !== 'secret') expect(text).not.toContain(token);
  });

  it.each(MALFORMED)('%j is refused with 401', async (authorization) => {
    const { response, text } = await send(authorization);
    expect(response.status).toBe(401);
    expect(codesOf(JSON.parse(text) as { errors: [] })).toEqual(['UNAUTHENTICATED']);
  });

  it('a wrong token may be sent to the playground page, which is open', async () => {
    const headers = { accept: 'text/html', authorization: 'Bearer secret' };
    const response = await fetch(`${service.url}/graphql`, { headers });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    await response.body?.cancel();
  });
});

const REPLAY = 'subscription { replay(input: { pacing: { instant: true } }) { ... on EntryFrame { entry { id } } } }';
/** A replay that is paused until it is ended. */
const PAUSED = 'subscription { replay(input: { paused: true }) { __typename } }';

const connect = (connectionParams: Record<string, unknown>, url = service.socketUrl) =>
  createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });

/** The ids that a replay shows with this connection. */
async function replayed(connectionParams: Record<string, unknown>): Promise<unknown[]> {
  const client = connect(connectionParams);
  const ids: unknown[] = [];
  for await (const { data } of client.iterate<{ replay: { entry?: { id: string } } }>({ query: REPLAY })) {
    if (data?.replay.entry !== undefined) ids.push(data.replay.entry.id);
  }
  await client.dispose();
  return ids;
}

/** Subscribes, waits for the first frame, and returns the event that ends the connection. */
async function watch(token: string, url?: string): Promise<{ readonly closed: Promise<unknown> }> {
  const frames = connect({ authorization: `Bearer ${token}` }, url).iterate({ query: PAUSED });
  await frames.next();
  return { closed: endOf(frames) };
}

async function endOf(frames: AsyncIterator<unknown>): Promise<unknown> {
  try {
    while ((await frames.next()).done !== true);
    return 'completed';
  } catch (event) {
    return event;
  }
}

describe('over WebSocket', () => {
  it('a restricted collection is visible with a token that reads it, and with no other', async () => {
    const [reads, other] = [`Bearer ${await reading(CLOSED)}`, `Bearer ${await reading(OPEN)}`];
    expect(await replayed({ authorization: reads })).toContain('message:secret');
    expect(await replayed({ Authorization: reads })).toContain('message:secret');
    for (const params of [{}, { authorization: null }, { authorization: other }]) {
      const ids = await replayed(params);
      expect(ids.length).toBeGreaterThan(0);
      expect(ids).not.toContain('message:secret');
    }
  });

  it.each(BAD_TOKENS)('a token %s closes the socket with 4403', async (_what, make) => {
    await expect(replayed({ authorization: `Bearer ${await make()}` })).rejects.toMatchObject({ code: FORBIDDEN });
  });

  it.each([...MALFORMED, 7, {}, ['Bearer a'], false])('%j closes the socket with 4403', async (authorization) => {
    await expect(replayed({ authorization })).rejects.toMatchObject({ code: FORBIDDEN });
  });

  it('a token that expires during a replay closes the socket with 4403', async () => {
    const { token } = await tokenFor(['read'], { lifeMs: 2_000 - CLOCK_TOLERANCE_MS });
    const { closed } = await watch(token);
    expect(await closed).toMatchObject({ code: FORBIDDEN });
    expect((await service.ask(LOOK, {}, token)).status).toBe(401);
  });
});

it('a service without a key refuses every token, and serves clients without a token', async () => {
  await using closed = await startTestService();
  const { token } = await tokenFor(['read']);
  const answer = await closed.ask(LOOK, {}, token);
  expect([answer.status, codesOf(answer)]).toEqual([401, ['UNAUTHENTICATED']]);
  expect(answer.errors[0]?.message).toBe(
    'This service accepts no tokens, because no key for them is configured. Send none.',
  );
  expect((await closed.ask(LOOK)).data).toEqual(UNSEEN);
});

it('while the revoked tokens are not known, no token is accepted, and clients may try again', async () => {
  const away = () => Promise.reject(new DomainError('STORE_UNAVAILABLE', 'The store does not answer.'));
  const shared = { ...service.store.shared, read: away };
  const key = signingKey({ ...NO_TOKENS, secret: TOKEN_SECRET });
  const authenticator = createAuthenticator(key, { shared, watch: () => () => undefined }, () => undefined);
  const door = await createHttpServer({
    pipeline: new GraphqlPipeline({
      services: servicesOn(service.store),
      introspection: true,
      onUnexpectedError: () => undefined,
      limits: OPERATION_LIMITS,
    }),
    authenticator,
    logger: createLogger('silent'),
    allowedOrigins: [],
    door: DOOR,
    checkReady: () => Promise.resolve(),
  });
  try {
    const endpoint = `${await door.listen('127.0.0.1', 0)}/graphql`;
    const authorization = `Bearer ${await reading(CLOSED)}`;
    const body = JSON.stringify({ query: LOOK });
    const answer = await post(endpoint, body, 'application/json', { authorization });
    expect([answer.status, answer.data, codesOf(answer)]).toEqual([503, null, ['STORE_UNAVAILABLE']]);
    expect((await post(endpoint, body)).data).toEqual(UNSEEN);
    const frames = connect({ authorization }, endpoint.replace(/^http/, 'ws')).iterate({ query: PAUSED });
    expect(await endOf(frames)).toMatchObject({ code: 1013 });
  } finally {
    await door.close();
  }
});

const server = inject('mongodbUri');
describe.each([
  ['SQLite', sqlitePlace],
  ['MongoDB', server === null ? null : () => mongoPlace(server)],
] as const)('a token that is revoked, in %s', (_name, newPlace) => {
  const run = newPlace === null ? it.skip : it;
  const startNode = ({ location }: StorePlace) => startTestService({ store: location, tokenSecret: TOKEN_SECRET });

  run('is refused by every node, and the sockets that use it are closed with 4403', async () => {
    await using place = await (newPlace ?? sqlitePlace)();
    const store = await place.open();
    await store.commit({ items: BASE });
    await using first = await startNode(place);
    await using second = await startNode(place);
    const [revoked, kept] = [await tokenFor(['read']), await tokenFor(['read'])];
    const sockets = await Promise.all([first, second].map(({ socketUrl }) => watch(revoked.token, socketUrl)));
    const other = await watch(kept.token, first.socketUrl);

    await revoke(store.shared, revoked.token);
    for (const { closed } of sockets) expect(await closed).toMatchObject({ code: FORBIDDEN });
    for (const node of [first, second]) {
      expect((await node.ask('{ __typename }', {}, revoked.token)).status).toBe(401);
      expect((await node.ask('{ __typename }', {}, kept.token)).status).toBe(200);
    }
    await revoke(store.shared, kept.id);
    expect(await other.closed).toMatchObject({ code: FORBIDDEN });
  });

  run('before a node starts is refused by it', async () => {
    await using place = await (newPlace ?? sqlitePlace)();
    const store = await place.open();
    await store.commit({ items: BASE });
    const { token, id } = await tokenFor(['read']);
    const until = await revoke(store.shared, token);
    expect(until.id).toBe(id);
    expect(await revoke(store.shared, id)).toEqual(until);
    await using node = await startNode(place);
    expect((await node.ask('{ __typename }', {}, token)).status).toBe(401);
  });
});
