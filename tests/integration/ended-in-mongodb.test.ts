import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { seedIfEmpty } from '../../src/seeding.ts';
import { HeldQueries } from '../support/held-queries.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { type Answer, codesOf, post, startTestService, type TestService } from '../support/service.ts';
import { mongoPlace, type StorePlace } from '../support/test-stores.ts';

const server = inject('mongodbUri');
const MANY = `{ ${Array.from({ length: 40 }, (_, index) => `a${index}: timeline(first: 1) { nodes { id } }`).join(' ')} }`;
const JSON_BODY = { 'content-type': 'application/json' };
const REPLAY = 'subscription { replay(input: { filter: { channels: [DIRECT_MESSAGE] } }) { __typename } }';
const PAUSED = `subscription {
  replay(input: { paused: true }) { ... on OpenedFrame { replayId controlKey } }
}`;

/** The query threads have their own clients of the database. */
describe.skipIf(server === null).each([0, 1])('with %i query threads, MongoDB does no more', (queryThreads) => {
  let place: StorePlace;
  let held: HeldQueries;
  let service: TestService;
  let hasFailPoints = false;

  beforeAll(async () => {
    place = await mongoPlace(server ?? '');
    await seedIfEmpty(await place.open());
    held = new HeldQueries(place.location);
    hasFailPoints = await held.canHold();
    service = await started('PT60S');
  });
  afterEach(() => held.release());
  afterAll(async () => {
    await service[Symbol.asyncDispose]();
    await held[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  const started = (timeout: string) => {
    const environment = { BACKCHANNEL_OPERATION_TIMEOUT: timeout, BACKCHANNEL_TRUSTED_PROXIES: 'loopback' };
    return startTestService({ store: place.location, queryThreads, environment });
  };
  const endpoint = () => `${service.url}/graphql`;
  const untilHeld = (count = 1) => expect.poll(() => held.count(), { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
  const untilNothingIsLeft = () => expect.poll(() => held.left(), { timeout: 10_000 }).toBe(0);

  it('for a query over HTTP whose client hangs up', async ({ skip }) => {
    skip(!hasFailPoints, 'the server has no fail points');
    await held.hold();
    const client = new AbortController();
    const body = JSON.stringify({ query: MANY });
    const answer = fetch(endpoint(), { method: 'POST', body, headers: JSON_BODY, signal: client.signal });
    const failed = expect(answer).rejects.toThrow();
    await untilHeld();
    client.abort();
    await failed;
    await untilNothingIsLeft();
  });

  it.for(['completes', 'hangs up'])('for a query over a WebSocket whose client %s', async (how, { skip }) => {
    skip(!hasFailPoints, 'the server has no fail points');
    await held.hold();
    using socket = await RawSocket.open(service.socketUrl);
    socket.subscribe('1', MANY);
    await untilHeld();
    if (how === 'completes') socket.send({ id: '1', type: 'complete' });
    else socket[Symbol.dispose]();
    await untilNothingIsLeft();
  });

  it('for a subscription whose client hangs up while it opens', async ({ skip }) => {
    skip(!hasFailPoints, 'the server has no fail points');
    await held.hold();
    using socket = await RawSocket.open(service.socketUrl);
    socket.subscribe('1', REPLAY);
    await untilHeld();
    socket[Symbol.dispose]();
    await untilNothingIsLeft();
  });

  it('for a replay whose client hangs up while a page is read', async ({ skip }) => {
    skip(!hasFailPoints, 'the server has no fail points');
    using socket = await RawSocket.open(service.socketUrl);
    socket.subscribe('1', PAUSED);
    const { payload } = await socket.until(({ type }) => type === 'next');
    const { replayId, controlKey } = (payload as { data: { replay: Record<string, string> } }).data.replay;
    await held.hold();
    const resume = `mutation { resumeReplay(replayId: "${replayId}", controlKey: "${controlKey}") { paused } }`;
    expect(codesOf(await service.ask(resume))).toEqual([]);
    await untilHeld();
    socket[Symbol.dispose]();
    await untilNothingIsLeft();
  });

  it('for an operation that has passed its deadline', async ({ skip }) => {
    skip(!hasFailPoints, 'the server has no fail points');
    await using hasty = await started('PT1S');
    await held.hold();
    const query = post(`${hasty.url}/graphql`, JSON.stringify({ query: MANY }));
    using socket = await RawSocket.open(hasty.socketUrl);
    socket.subscribe('1', REPLAY);
    expect(codesOf(await query)).toEqual(['DEADLINE_EXCEEDED']);
    const { payload } = await socket.until(({ type }) => type === 'next');
    expect(codesOf(payload as Answer)).toEqual(['DEADLINE_EXCEEDED']);
    // Nothing but the deadline ends them: the server would hold them for minutes.
    await expect.poll(() => held.count()).toBe(0);
  });

  it('than a few reads at once for one client, and other clients get their answers meanwhile', async ({ skip }) => {
    skip(!hasFailPoints, 'the server has no fail points');
    await held.hold();
    const client = new AbortController();
    const request = {
      method: 'POST',
      body: JSON.stringify({ query: MANY }),
      headers: JSON_BODY,
      signal: client.signal,
    };
    const sent = Array.from({ length: 5 }, () => fetch(endpoint(), request));
    await untilHeld(4);
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    const other = await post(endpoint(), '{"query":"{ collections { nodes { id } } }"}', 'application/json', headers);
    expect(codesOf(other)).toEqual([]);
    expect(await held.count()).toBe(4);
    client.abort();
    await Promise.allSettled(sent);
    await untilNothingIsLeft();
  });
});
