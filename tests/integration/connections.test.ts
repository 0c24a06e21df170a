import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from '../support/service.ts';

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
