import { type Client, createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Answer, codesOf, startTestService, type TestService } from '../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service[Symbol.asyncDispose]());

type Errors = Answer['errors'];

/** The code of each error, and the argument that it names. */
const errorsOf = (errors: Errors) =>
  errors.map(({ extensions }) => [extensions?.['code'], extensions?.['argument']] as const);

const NO_TRACE = /\bat .*\.ts\b|node_modules|Internal/;

async function expectFault(query: string, variables: Record<string, unknown>, code: string, argument: string) {
  const { data, errors, text } = await service.ask(query, variables);
  expect(errorsOf(errors)).toEqual([[code, argument]]);
  expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
  expect(text).not.toMatch(NO_TRACE);
}

async function cursorOf(list: string): Promise<string> {
  const { data } = await service.ask(`{ list: ${list} { edges { cursor } } }`);
  return (data?.['list'] as { edges: { cursor: string }[] }).edges[0]?.cursor ?? '';
}

const strings = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => String(index)));

describe('a list refuses, by code and argument,', () => {
  it.each([
    ['a date that is not EDTF', 'filter: { from: "last Monday" }', 'BAD_VALUE', 'filter.from'],
    ['a day that does not exist', 'first: 1, filter: { knownOn: "2016-02-30" }', 'BAD_VALUE', 'filter.knownOn'],
    ['a date that is a number', 'filter: { types: [MESSAGE], to: 2016 }', 'BAD_VALUE', 'filter.to'],
    ['from after to', 'filter: { from: "2017", to: "2016" }', 'BAD_ARGUMENTS', 'filter.from'],
    ['an unknown actor', 'filter: { actors: ["actor:nobody"] }', 'NOT_FOUND', 'filter.actors'],
    ['an unknown source', 'filter: { sources: ["source:none"] }', 'NOT_FOUND', 'filter.sources'],
    ['an unknown collection', 'filter: { collections: ["collection:none"] }', 'NOT_FOUND', 'filter.collections'],
    ['an id of another kind', 'filter: { senders: ["link:x"] }', 'BAD_VALUE', 'filter.senders'],
    ['an id without a type', 'filter: { actors: ["{\\"$ne\\": null}"] }', 'BAD_VALUE', 'filter.actors'],
    ['a text without words', 'filter: { text: "\\"…\\"" }', 'BAD_VALUE', 'filter.text'],
    ['too many values', `filter: { platforms: ${strings(201)} }`, 'LIMIT_EXCEEDED', 'filter.platforms'],
    ['an empty page', 'first: 0', 'LIMIT_EXCEEDED', 'first'],
    ['a negative page', 'first: -1', 'LIMIT_EXCEEDED', 'first'],
    ['a huge page', 'first: 100000', 'LIMIT_EXCEEDED', 'first'],
    ['a page one too long, from the end', 'last: 501', 'LIMIT_EXCEEDED', 'last'],
    ['first together with last', 'first: 1, last: 1', 'BAD_ARGUMENTS', 'last'],
    ['a cursor that is not valid', 'after: "abc"', 'CURSOR_INVALID', 'after'],
    ['an empty cursor', 'last: 1, before: ""', 'CURSOR_INVALID', 'before'],
  ])('%s', async (_what, args, code, argument) => {
    await expectFault(`{ timeline(${args}) { totalCount edges { node { id } } } }`, {}, code, argument);
  });

  it.each([
    ['a filter', 'query ($value: EntryFilter) { timeline(filter: $value) { totalCount } }', { from: 'soon' }, '.from'],
    ['a date', 'query ($value: EDTF) { timeline(filter: { to: $value }) { totalCount } }', '2016-13', ''],
    ['a date that is a number', 'query ($value: EDTF) { timeline(filter: { to: $value }) { totalCount } }', 2016, ''],
    [
      'a duration',
      'query ($value: Duration!) { message(id: "message:x") { nearby(within: $value) { reasons } } }',
      '2 days',
      '',
    ],
  ])('%s that is wrong in a variable', async (_what, query, value, below) => {
    await expectFault(query, { value }, 'BAD_VALUE', `$value${below}`);
  });

  it('a cursor with any one character changed', async () => {
    const cursor = await cursorOf('timeline');
    for (let at = 0; at < cursor.length; at++) {
      const changed = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
      const { errors } = await service.ask('query ($after: String) { timeline(after: $after) { nodes { id } } }', {
        after: changed,
      });
      expect(errorsOf(errors), changed).toEqual([['CURSOR_INVALID', 'after']]);
    }
  });

  it.each([
    ['filter', 'timeline(filter: { visibility: PRIVATE }, after: $cursor)'],
    ['clock', 'timeline(clock: DISCLOSED, after: $cursor)'],
    ['list', 'messages(after: $cursor)'],
    ['kind of list', 'actors(after: $cursor)'],
    ['search', 'search(query: "wikileaks", after: $cursor)'],
    ['order', 'search(query: "wikileaks", order: TIME, after: $cursor)'],
  ])('a cursor of another %s', async (_what, field) => {
    const query = `query ($cursor: String) { list: ${field} { totalCount edges { cursor } } }`;
    await expectFault(query, { cursor: await cursorOf('timeline') }, 'CURSOR_MISMATCH', 'after');
  });

  it('a cursor of another search, or of the same one in another order', async () => {
    const cursor = await cursorOf('search(query: "wikileaks")');
    for (const args of ['query: "assange"', 'query: "wikileaks", order: TIME']) {
      const query = `query ($cursor: String) { search(${args}, before: $cursor, last: 1) { nodes { id } } }`;
      await expectFault(query, { cursor }, 'CURSOR_MISMATCH', 'before');
    }
  });

  it('a cursor of the entries of another actor', async () => {
    const entriesOf = (id: string, args: string) => `actor(id: "${id}") { entries${args} { edges { cursor } } }`;
    const { data } = await service.ask(`{ ${entriesOf('actor:wikileaks', '')} }`);
    const { entries } = data?.['actor'] as { entries: { edges: { cursor: string }[] } };
    const query = `query ($cursor: String) { ${entriesOf('actor:mike-pence', '(after: $cursor)')} }`;
    await expectFault(query, { cursor: entries.edges[0]?.cursor }, 'CURSOR_MISMATCH', 'after');
  });
});

describe('a field refuses, by code and argument,', () => {
  const MESSAGE = 'message(id: "message:wikileaks-2016-10-12")';
  it.each([
    ['an unknown zone', 'histogram(interval: DAY, zone: "Europe/Atlantis") { count }', 'BAD_VALUE', 'zone'],
    ['a date as a zone', 'histogram(interval: DAY, zone: "2016-10-12T00:00Z[UTC]") { count }', 'BAD_VALUE', 'zone'],
    ['a search without words', 'search(query: " … ") { totalCount }', 'BAD_VALUE', 'query'],
    ['a search twice', 'search(query: "a", filter: { text: "b" }) { totalCount }', 'BAD_ARGUMENTS', 'filter.text'],
    ['101 ids', `nodes(ids: ${strings(101)}) { id }`, 'LIMIT_EXCEEDED', 'ids'],
    [
      'an actor by id and account',
      'actor(id: "actor:wikileaks", account: { platform: "twitter", handle: "wikileaks" }) { id }',
      'BAD_ARGUMENTS',
      'id, account',
    ],
    ['an actor by neither', 'actor { id }', 'BAD_ARGUMENTS', 'id, account'],
    ['a link by neither', 'link { id }', 'BAD_ARGUMENTS', 'id, url'],
    ['a window of months', `${MESSAGE} { nearby(within: "P1M") { reasons } }`, 'BAD_VALUE', 'within'],
    [
      'a window that is not a duration',
      `${MESSAGE} { nearby(first: 1, within: "2d") { reasons } }`,
      'BAD_VALUE',
      'within',
    ],
    ['101 neighbours', `${MESSAGE} { context(before: 101) { before { id } } }`, 'LIMIT_EXCEEDED', 'before'],
    ['no neighbour', `${MESSAGE} { nearby(first: 0) { reasons } }`, 'LIMIT_EXCEEDED', 'first'],
  ])('%s', async (_what, field, code, argument) => {
    await expectFault(`{ ${field} }`, {}, code, argument);
  });

  it.each([
    'histogram(interval: DAY, zone: null) { count }',
    'actor(id: "actor:x") { entries(clock: null) { totalCount } }',
  ])('null for an argument with a default: %s', async (field) => {
    expect(codesOf(await service.ask(`{ ${field} }`))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  it.each(['(a+)+$', '"', 'NEAR(', '%', '*'])('a search for %j, or finds nothing, and never fails', async (words) => {
    const answer = await service.ask('query ($words: String!) { search(query: $words) { totalCount } }', { words });
    for (const fault of errorsOf(answer.errors)) expect(fault).toEqual(['BAD_VALUE', 'query']);
  });

  it('no id in a lookup: an unknown id gives null, not an error', async () => {
    const { data, errors } = await service.ask(`{
      node(id: "actor:nobody") { id } nodes(ids: ["x", "message:none", "actor:wikileaks"]) { id }
      actor(id: "$x") { id } message(id: "statement:pence-2016-10-12") { id } collection(id: "__proto__") { id }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      node: null,
      nodes: [null, null, { id: 'actor:wikileaks' }],
      actor: null,
      message: null,
      collection: null,
    });
  });
});

describe('a replay refuses, by code and argument, and leaves the socket open for others:', () => {
  let client: Client;
  let connected: { times: number };
  beforeEach(() => {
    connected = { times: 0 };
    const counter = connected;
    const on = { connected: () => void (counter.times += 1) };
    client = createClient({ url: service.socketUrl, webSocketImpl: WebSocket, lazy: false, retryAttempts: 0, on });
  });
  afterEach(() => client.dispose());

  /** The first answer of the socket: a result, or the errors of an operation that did not start. */
  async function first(query: string, variables: Record<string, unknown> = {}) {
    const results = client.iterate({ query, variables });
    try {
      const { value } = (await results.next()) as { value: { data?: Record<string, unknown>; errors?: Errors } };
      return { data: value.data ?? null, errors: value.errors ?? [] };
    } catch (errors) {
      if (!Array.isArray(errors)) throw errors;
      return { data: null, errors: errors as Errors };
    } finally {
      await results.return?.();
    }
  }

  const REPLAY = 'subscription ($input: ReplayInput!) { replay(input: $input) { cursor } }';
  const cursor = async (input: object) => (await first(REPLAY, { input })).data?.['replay'] as { cursor: string };

  async function expectRefused(query: string, variables: Record<string, unknown>, code: string, argument?: string) {
    const { data, errors } = await first(query, variables);
    expect(data).toBeNull();
    expect(errorsOf(errors)).toEqual([[code, argument]]);
    expect(JSON.stringify(errors)).not.toMatch(NO_TRACE);
    expect(await first('{ __typename }')).toEqual({ data: { __typename: 'Query' }, errors: [] });
    expect(connected.times).toBe(1);
  }

  it.each([
    ['a speed of zero', { pacing: { speed: 0 } }, 'BAD_VALUE', 'input.pacing.speed'],
    ['a negative speed', { pacing: { speed: -1 } }, 'BAD_VALUE', 'input.pacing.speed'],
    ['no entries per second', { pacing: { entriesPerSecond: 0 } }, 'BAD_VALUE', 'input.pacing.entriesPerSecond'],
    ['everything in no time', { pacing: { fitInto: 'PT0S' } }, 'BAD_VALUE', 'input.pacing.fitInto'],
    ['not at once', { pacing: { instant: false } }, 'BAD_VALUE', 'input.pacing.instant'],
    ['a negative gap', { maxGap: '-PT1S' }, 'BAD_VALUE', 'input.maxGap'],
    ['a gap that is not a duration', { maxGap: 'long' }, 'BAD_VALUE', '$input.maxGap'],
    ['a day for an instant', { from: '2016-10-12' }, 'BAD_VALUE', '$input.from'],
    ['a day that does not exist', { to: '2016-02-30T00:00:00Z' }, 'BAD_VALUE', '$input.to'],
    ['a filter whose date is not EDTF', { filter: { from: 'soon' } }, 'BAD_VALUE', '$input.filter.from'],
    ['from after to', { from: '2017-01-01T00:00:00Z', to: '2016-01-01T00:00:00Z' }, 'BAD_ARGUMENTS', 'input.from'],
    ['an unknown actor', { filter: { actors: ['actor:nobody'] } }, 'NOT_FOUND', 'input.filter.actors'],
    ['a cursor that is not valid', { after: 'abc' }, 'CURSOR_INVALID', 'input.after'],
    // GraphQL itself checks that exactly one of them is given.
    ['two pacings', { pacing: { speed: 1, instant: true } }, 'BAD_USER_INPUT', undefined],
    ['a pacing without a member', { pacing: {} }, 'BAD_USER_INPUT', undefined],
  ])('%s', async (_what, input, code, argument) => {
    await expectRefused(REPLAY, { input }, code, argument);
  });

  it.each([
    ['pacing: { fitInto: "a minute" }', 'input.pacing.fitInto'],
    ['from: "2016-10-12"', 'input.from'],
    ['to: "2016-02-30T00:00:00Z"', 'input.to'],
    ['maxGap: "long"', 'input.maxGap'],
    ['filter: { from: "soon" }', 'input.filter.from'],
  ])('a wrong value in the text of the operation: %s', async (wrong, argument) => {
    const query = `subscription { replay(input: { ${wrong}, paused: true }) { cursor } }`;
    await expectRefused(query, {}, 'BAD_VALUE', argument);
  });

  it('after together with from', async () => {
    const { cursor: after } = await cursor({});
    await expectRefused(REPLAY, { input: { after, from: '2016-10-12T00:00:00Z' } }, 'BAD_ARGUMENTS', 'input.after');
  });

  it('a cursor of another filter, clock or list', async () => {
    const { cursor: after } = await cursor({ filter: { visibility: 'PUBLIC' } });
    for (const input of [{ after }, { after, filter: { visibility: 'PUBLIC' }, clock: 'DISCLOSED' }]) {
      await expectRefused(REPLAY, { input }, 'CURSOR_MISMATCH', 'input.after');
    }
    await expectRefused(REPLAY, { input: { after: await cursorOf('timeline') } }, 'CURSOR_INVALID', 'input.after');
  });
});
