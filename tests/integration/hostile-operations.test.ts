import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Answer, codesOf, post, startTestService, type TestService } from '../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service[Symbol.asyncDispose]());

type Errors = Answer['errors'];
interface Hostile {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

const repeated = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
const nested = (depth: number, open: string, inside: string, close: string) =>
  open.repeat(depth) + inside + close.repeat(depth);

const HOSTILE: Readonly<Record<string, Hostile>> = {
  '101 aliases': { query: `{ ${repeated(101, (index) => `a${index}: __typename`)} }` },
  'fifty levels': { query: nested(25, '{ actors { nodes ', '{ entries { nodes { id } } }', ' } }') },
  '500 fields of the same name': { query: `{ ${repeated(500, () => '__typename')} }` },
  '5,000 directives': { query: `{ __typename ${'@skip(if: false) '.repeat(5_000)} }` },
  '60 directives': { query: `{ ${repeated(60, () => '__typename @skip(if: false)')} }` },
  'ten unknown directives': { query: `{ __typename ${repeated(10, (index) => `@unknown${index}`)} }` },
  '3,000 levels': { query: nested(3_000, '{ a ', '', ' }') },
  '20,000 nested lists': { query: `{ nodes(ids: ${nested(20_000, '[', '', ']')}) { id } }` },
  'nested lists as long as the parser takes': { query: `{ nodes(ids: ${nested(900, '[', '"x"', ']')}) { id } }` },
  'fragments in a circle': {
    query: '{ ...A } fragment A on Query { __typename ...B } fragment B on Query { __typename ...A }',
  },
  'fragments that double twenty times': {
    query: `{ ...F0 } ${repeated(20, (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F20 on Query { __typename }`,
  },
  'fragments that double sixty times within a page': {
    query: `{ actors { ...F0 } } ${repeated(60, (index) => `fragment F${index} on ActorConnection { ...F${index + 1} ...F${index + 1} }`)} fragment F60 on ActorConnection { totalCount }`,
  },
  'introspection in a circle': {
    query: `{ __schema { types { ${nested(5, 'fields { type { ', 'name', ' } }')} } } }`,
  },
  'the same nested field 1,000 times': {
    query: `{ ${repeated(1_000, () => 'actor(id: "actor:wikileaks") { entries { nodes { id } } }')} }`,
  },
  '100 times 30 inline fragments': {
    query: `{ ${repeated(100, () => nested(30, '... on Query { ', '__typename', ' }'))} }`,
  },
  'pages in pages in pages': {
    query: '{ actors(first: 500) { nodes { entries(first: 500) { nodes { nearby(first: 100) { entry { id } } } } } } }',
  },
  'pages in pages by variables': {
    query: 'query ($n: Int) { actors(first: $n) { nodes { entries(first: $n) { nodes { text } } } } }',
    variables: { n: 500 },
  },
  'pages in pages by defaults of variables': {
    query: 'query ($n: Int = 500) { actors(first: $n) { nodes { entries(first: $n) { nodes { text } } } } }',
  },
  'pages in pages behind edges, aliases and fragments': {
    query: `{ a: actors(first: 500) { ...A } }
      fragment A on ActorConnection { edges { ...B } } fragment B on ActorEdge { n: node { b: entries(first: 500) { ...C } } }
      fragment C on EntryConnection { edges { cursor } }`,
  },
  'pages of no stated size behind fragments': {
    query: `{ actors { ...A } } fragment A on ActorConnection { nodes { entries { ...B } } }
      fragment B on EntryConnection { nodes { nearby { entry { nearby { entry { id } } } } } }`,
  },
  'pages for each of a hundred ids': {
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Actor { entries(first: 500) { nodes { id text } } } } }',
    variables: { ids: Array<string>(100).fill('actor:wikileaks') },
  },
  'lists in lists that have no page size': {
    query: `{ timeline { nodes { ${nested(8, 'relations { entry { ', 'id', ' } }')} } } }`,
  },
  'ninety histograms': { query: `{ ${repeated(90, (index) => `a${index}: histogram(interval: HOUR) { count }`)} }` },
};

const REFUSALS = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'LIMIT_EXCEEDED'];

/** The answer: errors, or the refusal of the message itself. */
interface Refusal {
  readonly errors: Errors;
  readonly data: unknown;
  readonly tooLarge: boolean;
}

async function overHttp({ query, variables = {} }: Hostile): Promise<Refusal> {
  const { status, data, errors } = await service.ask(query, variables);
  expect([400, 413]).toContain(status);
  return { errors, data, tooLarge: status === 413 };
}

async function overWebSocket(operation: Hostile): Promise<Refusal> {
  return askSocket(service.socketUrl, operation);
}

async function askSocket(url: string, { query, variables = {} }: Hostile): Promise<Refusal> {
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
  const results = client.iterate({ query, variables });
  try {
    const { value } = (await results.next()) as { value?: { data?: unknown; errors?: Errors } };
    return { errors: value?.errors ?? [], data: value?.data ?? null, tooLarge: false };
  } catch (error) {
    if (Array.isArray(error)) return { errors: error as Errors, data: null, tooLarge: false };
    return { errors: [], data: null, tooLarge: (error as { code?: number }).code === 1009 };
  } finally {
    await client.dispose();
  }
}

describe.each([
  ['HTTP', overHttp],
  ['WebSocket', overWebSocket],
] as const)('over %s', (_door, send) => {
  it.each(Object.keys(HOSTILE))('%s are refused, with a short message and without a stack', async (name) => {
    const { errors, data, tooLarge } = await send(HOSTILE[name] ?? { query: '' });
    expect(data).toBeNull();
    if (tooLarge) return;
    expect(errors.length).toBeGreaterThanOrEqual(1);
    expect(errors.length).toBeLessThanOrEqual(5);
    for (const { message, extensions } of errors) {
      expect(message).not.toMatch(/call stack|Internal|\.ts:|node_modules/);
      expect(REFUSALS).toContain(extensions?.['code']);
      expect(extensions).not.toHaveProperty('stacktrace');
    }
  });

  it.each([900, 5_000])('%i wrong items in a list get one error', async (count) => {
    const { errors } = await send({
      query: 'query ($filter: EntryFilter) { timeline(filter: $filter) { totalCount } }',
      variables: { filter: { types: Array<string>(count).fill('X') } },
    });
    expect(codesOf({ errors })).toEqual([count > 1_000 ? 'LIMIT_EXCEEDED' : 'BAD_USER_INPUT']);
  });

  it('the same mistake always has the same code', async () => {
    const codes = async (query: string, variables: Record<string, unknown> = {}) =>
      codesOf(await send({ query, variables }));
    expect(await codes('{')).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(await codes('{ nothing }')).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(await codes('{ timeline(filter: { from: "x" }) { totalCount } }')).toEqual(['BAD_VALUE']);
    expect(
      await codes('query ($from: EDTF) { timeline(filter: { from: $from }) { totalCount } }', { from: 'x' }),
    ).toEqual(['BAD_VALUE']);
    expect(await codes(HOSTILE['101 aliases']?.query ?? '')).toEqual(['LIMIT_EXCEEDED']);
    expect(await codes(HOSTILE['pages in pages in pages']?.query ?? '')).toEqual(['LIMIT_EXCEEDED']);
    expect(await codes('query A { __typename } query B { __typename }')).toEqual(['BAD_USER_INPUT']);
  });
});

describe('a body', () => {
  const endpoint = () => `${service.url}/graphql`;

  it('of more than 64 KiB is refused with an error in JSON', async () => {
    const { status, errors } = await post(endpoint(), JSON.stringify({ query: `# ${'x'.repeat(64 * 1024)}` }));
    expect([status, errors.length]).toEqual([413, 1]);
  });

  it.each(['{', '', '[]', '[{"query":"{ __typename }"}]', 'null', '{"query": {"$ne": null}}'])(
    '%j is a bad request',
    async (body) => {
      const { status, text } = await post(endpoint(), body);
      expect(status).toBe(400);
      expect(text).not.toMatch(/\bat .*:\d+:\d+|node_modules/);
    },
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'of type %s is a bad request',
    async (type) => {
      expect((await post(endpoint(), '{"query":"{ __typename }"}', type)).status).toBe(400);
    },
  );

  it('in another character set is refused', async () => {
    expect((await post(endpoint(), '{"query":"{ __typename }"}', 'application/json; charset=utf-7')).status).toBe(415);
  });

  it('by GET needs a header that a plain link cannot send', async () => {
    const url = `${endpoint()}?query=${encodeURIComponent('{ __typename }')}`;
    expect((await fetch(url)).status).toBe(400);
    expect((await fetch(url, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(200);
  });
});

describe('another origin', () => {
  it('is never trusted with credentials', async () => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('access-control-allow-origin')).not.toBe('https://evil.example');
  });
});

it('hides internal errors, and stays up', async () => {
  await using other = await startTestService();
  await other.store.close();
  const { data, errors, text } = await other.ask('{ timeline { totalCount } }');
  expect(data).toBeNull();
  expect(errors).toHaveLength(1);
  expect(text).not.toMatch(/SQLITE|\.db|select |\bat .*:\d+/i);
  expect((await fetch(`${other.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${other.url}/readyz`)).status).toBe(503);
});

describe('without introspection', () => {
  it('HTTP and WebSocket do not show or hint at the schema', async () => {
    await using closed = await startTestService({ introspection: false });
    for (const query of ['{ __schema { description } }', '{ timelin { totalCount } }']) {
      const http = await closed.ask(query);
      const socket = await askSocket(closed.socketUrl, { query });
      for (const { data, errors } of [http, socket]) {
        expect(data).toBeNull();
        expect(codesOf({ errors })).toEqual(['GRAPHQL_VALIDATION_FAILED']);
        expect(JSON.stringify(errors)).not.toContain('Did you mean');
      }
    }
    expect((await service.ask('{ timelin { totalCount } }')).text).toContain('Did you mean');
  });
});
