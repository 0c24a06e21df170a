import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf, startTestService, type TestService } from '../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service[Symbol.asyncDispose]());

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: Readonly<Record<string, unknown>>;
}

const PAGE = 'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

async function page(list: string, args: string): Promise<Page> {
  const answer = await service.ask(`{ list: ${list}(${args}) { ${PAGE} } }`);
  expect(answer.errors).toEqual([]);
  return answer.data?.['list'] as Page;
}

/** Every id that a walk through pages of `size` meets. */
async function walk(list: string, size: number, direction: 'forwards' | 'backwards'): Promise<string[]> {
  const ids: string[] = [];
  const [count, cursorName] = direction === 'forwards' ? ['first', 'after'] : ['last', 'before'];
  const [moreName, edgeName] =
    direction === 'forwards' ? ['hasNextPage', 'endCursor'] : ['hasPreviousPage', 'startCursor'];
  for (let cursor: string | null = null, more = true; more;) {
    const { edges, pageInfo } = await page(
      list,
      `${count}: ${size}${cursor === null ? '' : `, ${cursorName}: "${cursor}"`}`,
    );
    const found = edges.map(({ node }) => node.id);
    if (direction === 'forwards') ids.push(...found);
    else ids.unshift(...found);
    more = pageInfo[moreName] === true;
    cursor = String(pageInfo[edgeName]);
  }
  return ids;
}

describe('pages', () => {
  it.each(['timeline', 'messages', 'statements', 'actors', 'sources', 'links', 'collections'])(
    'of %s walk through the same list forwards and backwards, in any size',
    async (list) => {
      const whole = (await page(list, 'first: 500')).edges.map(({ node }) => node.id);
      expect(whole.length).toBeGreaterThan(0);
      for (const size of [1, 3, 7]) {
        expect(await walk(list, size, 'forwards')).toEqual(whole);
        expect(await walk(list, size, 'backwards')).toEqual(whole);
      }
    },
  );

  it('of a search walk through the same hits in either order', async () => {
    for (const order of ['RELEVANCE', 'TIME']) {
      const list = (rest: string) => page('search', `query: "wikileaks", order: ${order}, ${rest}`);
      const whole = (await list('first: 500')).edges;
      const parts = await list('first: 4');
      const rest = await list(`first: 500, after: "${String(parts.pageInfo['endCursor'])}"`);
      expect([...parts.edges, ...rest.edges]).toEqual(whole);
      expect(whole).toHaveLength(13);
    }
  });

  it('of correspondence walk through all pairs', async () => {
    const ask = (args: string) =>
      service.ask(
        `{ correspondence(${args}) { nodes { from { id } to { id } count } pageInfo { endCursor hasNextPage } } }`,
      );
    const first = await ask('first: 1');
    expect(first.data).toMatchObject({
      correspondence: {
        nodes: [{ from: { id: 'actor:wikileaks' }, to: { id: 'actor:donald-trump-jr' }, count: 4 }],
        pageInfo: { hasNextPage: true },
      },
    });
    const { endCursor } = (first.data?.['correspondence'] as { pageInfo: { endCursor: string } }).pageInfo;
    expect((await ask(`first: 1, after: "${endCursor}"`)).data).toMatchObject({
      correspondence: {
        nodes: [{ from: { id: 'actor:donald-trump-jr' }, to: { id: 'actor:wikileaks' }, count: 1 }],
        pageInfo: { hasNextPage: false },
      },
    });
  });
});

describe('a wrong argument is told by its code', () => {
  const WRONG: readonly (readonly [string, string, string])[] = [
    ['a date that is no EDTF', 'filter: { from: "last Monday" }', 'BAD_VALUE'],
    ['a day that does not exist', 'filter: { knownOn: "2016-02-30" }', 'BAD_VALUE'],
    ['from after to', 'filter: { from: "2017", to: "2016" }', 'BAD_ARGUMENTS'],
    ['an unknown actor', 'filter: { actors: ["actor:nobody"] }', 'NOT_FOUND'],
    ['an unknown collection', 'filter: { collections: ["collection:none"] }', 'NOT_FOUND'],
    ['what is no id', 'filter: { actors: ["{\\"$ne\\": null}"] }', 'BAD_VALUE'],
    ['an empty page', 'first: 0', 'LIMIT_EXCEEDED'],
    ['a negative page', 'first: -1', 'LIMIT_EXCEEDED'],
    ['a huge page', 'first: 100000', 'LIMIT_EXCEEDED'],
    ['a page beyond all integers the other way', 'last: 501', 'LIMIT_EXCEEDED'],
    ['first together with last', 'first: 1, last: 1', 'BAD_ARGUMENTS'],
    ['a cursor that is none', 'after: "abc"', 'CURSOR_INVALID'],
    [
      'too many values',
      `filter: { platforms: [${Array.from({ length: 201 }, (_, index) => `"${index}"`).join()}] }`,
      'LIMIT_EXCEEDED',
    ],
  ];
  it.each(WRONG)('%s', async (_what, args, code) => {
    const answer = await service.ask(`{ timeline(${args}) { edges { node { id } } } }`);
    expect(codesOf(answer)).toEqual([code]);
    expect(answer.text).not.toMatch(/\bat .*\.ts\b|node_modules/);
  });

  it('a cursor that was changed on its way', async () => {
    const { edges } = await page('timeline', 'first: 1');
    const cursor = edges[0]?.cursor ?? '';
    const changed = cursor.slice(0, -2) + (cursor.endsWith('A') ? 'BB' : 'AA');
    expect(codesOf(await service.ask(`{ timeline(after: "${changed}") { totalCount edges { cursor } } }`))).toEqual([
      'CURSOR_INVALID',
    ]);
  });

  it.each([
    ['filter', 'timeline(filter: { visibility: PRIVATE }, after: $after)'],
    ['clock', 'timeline(clock: DISCLOSED, after: $after)'],
    ['list', 'messages(after: $after)'],
    ['kind of list', 'actors(after: $after)'],
    ['search', 'search(query: "wikileaks", after: $after)'],
  ])('a cursor of another %s', async (_what, field) => {
    const { edges } = await page('timeline', 'first: 1');
    const answer = await service.ask(`query ($after: String) { ${field} { totalCount edges { cursor } } }`, {
      after: edges[0]?.cursor,
    });
    expect(codesOf(answer)).toEqual(['CURSOR_MISMATCH']);
  });

  it.each(['(a+)+$', '"', 'NEAR(', '%', '*'])(
    'a search for %j finds nothing or is refused, and never fails',
    async (words) => {
      const answer = await service.ask('query ($words: String!) { search(query: $words) { totalCount } }', { words });
      for (const code of codesOf(answer)) expect(code).toBe('BAD_VALUE');
    },
  );

  it('an unknown id in a lookup is no error, but nothing', async () => {
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
