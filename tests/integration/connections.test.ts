import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scaledRuns } from '../support/scaled.ts';
import { startTestService, type TestService } from '../support/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  const sources = ['source:b', 'source:c', 'source:a'] as const;
  const title = 'Sources in no order';
  await service.store.commit({
    items: [
      ...sources.map((id) => ({ kind: 'source' as const, input: { id, title: id } })),
      { kind: 'collection', input: { id: 'collection:unsorted', title, access: 'OPEN', sources: [...sources] } },
    ],
  });
});
afterAll(() => service[Symbol.asyncDispose]());

interface Page {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: unknown }[];
  readonly nodes: readonly unknown[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const pageOf = (node: string) =>
  `{ totalCount edges { cursor node ${node} } nodes ${node} pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
const IDS = pageOf('{ id }');

/** A list by its name: its query with these arguments, under the alias `list`. */
const LISTS: Readonly<Record<string, (args: string) => string>> = {
  timeline: (args) => `list: timeline(${args}) ${IDS}`,
  'timeline as it became known': (args) => `list: timeline(clock: DISCLOSED, ${args}) ${IDS}`,
  'private messages': (args) => `list: messages(filter: { visibility: PRIVATE }, ${args}) ${IDS}`,
  statements: (args) => `list: statements(${args}) ${IDS}`,
  actors: (args) => `list: actors(${args}) ${IDS}`,
  people: (args) => `list: actors(kind: PERSON, ${args}) ${IDS}`,
  sources: (args) => `list: sources(${args}) ${IDS}`,
  links: (args) => `list: links(${args}) ${IDS}`,
  collections: (args) => `list: collections(${args}) ${IDS}`,
  'search by relevance': (args) => `list: search(query: "wikileaks", ${args}) ${IDS}`,
  'search in time': (args) => `list: search(query: "wikileaks", order: TIME, ${args}) ${IDS}`,
  correspondence: (args) => `list: correspondence(${args}) ${pageOf('{ from { id } to { id } count }')}`,
  'entries of an actor': (args) => `actor(id: "actor:wikileaks") { list: entries(${args}) ${IDS} }`,
  'citations of a source': (args) =>
    `source(id: "source:washington-post-2017-11-14") { list: citations(${args}) ${pageOf('{ paragraph inferred quotes { exact } }')} }`,
  'sources of a collection': (args) => `collection(id: "collection:unsorted") { list: sources(${args}) ${IDS} }`,
};

/** The page at any depth in the answer; if there are several, the first. */
function findPage(value: unknown): Page | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('list' in value) return value.list as Page;
  for (const member of Object.values(value)) {
    const found = findPage(member);
    if (found !== null) return found;
  }
  return null;
}

async function page(list: string, args: string): Promise<Page> {
  const { data, errors } = await service.ask(`{ ${LISTS[list]?.(args) ?? ''} }`);
  expect(errors).toEqual([]);
  const found = findPage(data);
  if (found === null) throw new Error(`No page of ${list}`);
  expect(found.nodes).toEqual(found.edges.map(({ node }) => node));
  expect([found.pageInfo.startCursor, found.pageInfo.endCursor]).toEqual([
    found.edges[0]?.cursor ?? null,
    found.edges.at(-1)?.cursor ?? null,
  ]);
  return found;
}

/** All edges of a walk, page after page, with the sizes in turn. */
async function walk(list: string, sizes: readonly number[], isForward: boolean): Promise<Page['edges'][number][]> {
  const pages: Page['edges'][] = [];
  const [count, bound] = isForward ? ['first', 'after'] : ['last', 'before'];
  let cursor: string | null = null;
  for (;;) {
    const size = sizes[pages.length % sizes.length] ?? 1;
    const args = `${count}: ${size}${cursor === null ? '' : `, ${bound}: "${cursor}"`}`;
    const { edges, pageInfo } = await page(list, args);
    pages.push(edges);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
    const [hasMore, hasCome] = isForward ? [hasNextPage, hasPreviousPage] : [hasPreviousPage, hasNextPage];
    expect(hasCome, 'what was walked through').toBe(cursor !== null);
    if (!hasMore) return (isForward ? pages : pages.reverse()).flat();
    expect(edges).toHaveLength(size);
    cursor = isForward ? endCursor : startCursor;
  }
}

describe('a walk through pages', () => {
  it.each(Object.keys(LISTS))(
    'of %s gives each item once and in the same order, forwards and backwards, with any sizes',
    async (list) => {
      const { edges: whole, totalCount, pageInfo } = await page(list, 'first: 150');
      expect(whole.length).toBeGreaterThan(0);
      expect(totalCount).toBe(whole.length);
      expect(new Set(whole.map(({ cursor }) => cursor)).size).toBe(whole.length);
      expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
      const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(sizes, fc.boolean(), async (chosen, isForward) => {
          expect(await walk(list, chosen, isForward)).toEqual(whole);
        }),
        {
          ...scaledRuns(1),
          examples: [
            [[1], true],
            [[1], false],
          ],
        },
      );
    },
  );

  it('between two cursors gives the items between them', async () => {
    const { edges } = await page('timeline', 'first: 500');
    const between = `after: "${edges[3]?.cursor ?? ''}", before: "${edges[10]?.cursor ?? ''}"`;
    expect((await page('timeline', between)).edges).toEqual(edges.slice(4, 10));
    expect((await page('timeline', `first: 2, ${between}`)).edges).toEqual(edges.slice(4, 6));
    expect((await page('timeline', `last: 2, ${between}`)).edges).toEqual(edges.slice(8, 10));
  });

  it('of an empty list is one empty page', async () => {
    const answer = await service.ask(`{ timeline(filter: { to: "1900" }, first: 1) ${IDS} }`);
    const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
    expect(answer.data).toEqual({ timeline: { totalCount: 0, edges: [], nodes: [], pageInfo } });
  });
});

it('a search by relevance and one by time give the same hits', async () => {
  const idsOf = async (list: string) => (await page(list, 'first: 500')).nodes.map((node) => JSON.stringify(node));
  const [byRelevance, inTime] = [await idsOf('search by relevance'), await idsOf('search in time')];
  expect(byRelevance).toHaveLength(13);
  expect(byRelevance).not.toEqual(inTime);
  expect(byRelevance.sort()).toEqual(inTime.sort());
});
