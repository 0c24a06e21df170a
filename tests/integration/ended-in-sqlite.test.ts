import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, type MockInstance, vi } from 'vitest';
import { SqliteConnection } from '../../src/store/sqlite/connection.ts';
import { addHistory } from '../support/played.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { DAY_MS, START } from '../support/replay-model.ts';
import { codesOf, startTestService, type TestService } from '../support/service.ts';

const ENTRIES = 1_000;
const many = (field: string) => `{ ${Array.from({ length: 40 }, (_, index) => `a${index}: ${field}`).join(' ')} }`;
const NOTHING = 'timeline(first: 1, filter: { knownOn: "1990" }) { nodes { id } }';
const NEARBY = 'timeline(first: 100) { nodes { nearby(first: 1, within: "P30D") { entry { id } } } }';
const LONG = `{ a: ${NEARBY} b: ${NEARBY} c: ${NEARBY} }`;
const PLAIN = '{ timeline(first: 1) { nodes { id } } }';

/** Turns of the loop in which a read that goes on would take a step. */
const TURNS = 50;

async function startWithHistory(queryThreads: number): Promise<TestService> {
  const service = await startTestService({ queryThreads });
  const days = Array.from({ length: ENTRIES }, (_, day) => START + day * DAY_MS);
  await addHistory(service.store, days);
  return service;
}

describe('in SQLite, the steps of a query end', () => {
  let service: TestService;
  let statements: MockInstance<SqliteConnection['all']>;
  const read = () => statements.mock.calls.length;

  beforeAll(async () => {
    service = await startWithHistory(0);
    statements = vi.spyOn(SqliteConnection.prototype, 'all');
  });
  afterEach(() => statements.mockClear());
  afterAll(async () => {
    vi.restoreAllMocks();
    await service[Symbol.asyncDispose]();
  });

  const untilAtLeast = async (count: number) => {
    while (read() < count) await nextTurn();
  };
  /** The statements when none has come for many turns. */
  const untilQuiet = async () => {
    for (let last = -1; last !== read();) {
      last = read();
      for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
    }
    return read();
  };
  /** The statements of the whole query. */
  const wholeQuery = async () => {
    expect(codesOf(await service.ask(LONG))).toEqual([]);
    const whole = read();
    statements.mockClear();
    return whole;
  };

  it('when its client hangs up over HTTP', async () => {
    const whole = await wholeQuery();
    const client = new AbortController();
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query: LONG });
    const answer = fetch(`${service.url}/graphql`, { method: 'POST', headers, body, signal: client.signal });
    const failed = expect(answer).rejects.toThrow();
    await untilAtLeast(whole / 8);
    client.abort();
    await failed;
    expect(await untilQuiet()).toBeLessThan(whole);
  });

  it.each(['completes it', 'hangs up'])('when its client %s over WebSocket', async (how) => {
    const whole = await wholeQuery();
    using socket = await RawSocket.open(service.socketUrl);
    socket.subscribe('1', LONG);
    await untilAtLeast(whole / 8);
    if (how === 'hangs up') socket[Symbol.dispose]();
    else socket.send({ id: '1', type: 'complete' });
    expect(await untilQuiet()).toBeLessThan(whole);
  });
});

describe('on a query thread in SQLite', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startWithHistory(1);
  });
  afterAll(() => service[Symbol.asyncDispose]());

  it.each([
    ['nearby', `{ ${NEARBY} }`],
    ['knownOn', many(NOTHING)],
    ['citations', many('sources(first: 10) { nodes { citations(first: 1) { totalCount } } }')],
  ])('others are answered before a large query for %s that came first', async (_, query) => {
    await service.ask(PLAIN);
    const order: string[] = [];
    const ask = async (name: string, asked: string) => {
      const { errors } = await service.ask(asked);
      order.push(name);
      return errors;
    };
    const errors = await Promise.all([ask('large', query), ask('large', query), ask('plain', PLAIN)]);
    expect(errors.flat()).toEqual([]);
    expect(order.at(-1)).toBe('large');
  });
});
