import { describe, expect, it } from 'vitest';
import { describeOnBothStores } from '../support/served-stores.ts';

const KNOWN_ON = '2016-10-20';

/** Ways from an entry to others; each leads to an entry that was not known then. */
const WAYS: readonly string[] = [
  'relations { entry { id } }',
  'nearby(within: "P2000D") { entry { id } }',
  'nearby(within: "P2000D", across: false) { entry { id } }',
  'nearby(within: "P2000D", clock: DISCLOSED) { entry { id } }',
  'context(before: 100, after: 100) { before { id } after { id } }',
  'context(before: 100, after: 100, clock: DISCLOSED) { before { id } after { id } }',
  'occurred { relativeTo { entry { id } } }',
  'disclosed { relativeTo { entry { id } } }',
  'links { entries { totalCount nodes { id } } }',
  'participants { actor { entries(first: 100) { totalCount nodes { id } } } }',
  'participants { actor { entries(first: 9) { nodes { relations { entry { id } } } } } }',
  '... on Message { sender { actor { entries(first: 100) { totalCount nodes { id } } } } }',
  '... on Statement { about { ... on Actor { entries(first: 100) { nodes { id } } } } }',
  '... on Statement { speaker { actor { entries(first: 100) { nodes { id } } } } }',
  'participants { actor { entries(first: 100, filter: { knownOn: "2018" }) { nodes { id } } } }',
  'context(before: 100, after: 100, filter: { knownOn: "2018" }) { before { id } after { id } }',
];

describeOnBothStores('knownOn', (served) => {
  async function answer(query: string): Promise<string> {
    const { errors, data } = await served().ask(query);
    expect(errors).toEqual([]);
    return JSON.stringify(data);
  }
  const idsIn = (text: string) => new Set(text.match(/(?:message|statement):[a-z0-9-]+/g));
  const known = async () => idsIn(await answer(`{ timeline(filter: { knownOn: "${KNOWN_ON}" }) { nodes { id } } }`));

  it('has none of the private messages, and no entry whose disclosure is not dated', async () => {
    expect([...(await known())]).toEqual([
      'message:wikileaks-2016-07',
      'statement:fox-news-2016-10-12',
      'statement:pence-2016-10-12',
      'message:donald-trump-tweet-2016-10-12',
      'message:trump-jr-tweet-2016-10-14',
    ]);
  });

  it.each(WAYS)('shows no other entry through %s', async (way) => {
    const ids = await known();
    const listed = JSON.stringify([...ids]);
    const then = await answer(`{ timeline(first: 9, filter: { knownOn: "${KNOWN_ON}" }) { nodes { id ${way} } } }`);
    const now = await answer(`{ timeline(first: 9, filter: { ids: ${listed} }) { nodes { id ${way} } } }`);
    expect([...idsIn(then)].filter((id) => !ids.has(id))).toEqual([]);
    expect([...idsIn(now)].filter((id) => !ids.has(id)).length, 'what it would show today').toBeGreaterThan(0);
  });

  it('keeps the fields of a visible entry, even if its moment is relative to a hidden one', async () => {
    const post = `messages(filter: { knownOn: "${KNOWN_ON}", ids: ["message:trump-jr-tweet-2016-10-14"] })`;
    const fields = 'occurred { edtf relativeTo { offset entry { id } } } links { entries { totalCount } }';
    expect(JSON.parse(await answer(`{ ${post} { nodes { ${fields} } } }`))).toEqual({
      messages: {
        nodes: [
          {
            occurred: { edtf: '2016-10-14', relativeTo: { offset: 'P2D', entry: null } },
            links: [{ entries: { totalCount: 1 } }],
          },
        ],
      },
    });
  });

  describe('counts no other entry', () => {
    const filter = `filter: { knownOn: "${KNOWN_ON}" }`;
    it.each([
      ['facets', `facets(${filter}) { visibility { value count } }`, { visibility: [{ value: 'PUBLIC', count: 5 }] }],
      ['a histogram', `histogram(interval: YEAR, ${filter}) { count private }`, [{ count: 5, private: 0 }]],
      ['correspondence', `correspondence(${filter}) { totalCount nodes { count } }`, { totalCount: 0, nodes: [] }],
      ['a search', `search(query: "wikileaks", ${filter}) { totalCount }`, { totalCount: 4 }],
    ])('in %s', async (_what, field, expected) => {
      expect(JSON.parse(await answer(`{ field: ${field} }`))).toEqual({ field: expected });
    });
  });
});
