import { expect, describe, it } from 'vitest';
import { EXAMPLES } from '../../src/graphql/examples.ts';
import { describeOnBothStores } from '../support/served-stores.ts';

interface Entry {
  readonly id: string;
  readonly [field: string]: unknown;
}
interface List {
  readonly totalCount?: number;
  readonly nodes: readonly Entry[];
}

const idsOf = (list: List | undefined) => list?.nodes.map(({ id }) => id);

describeOnBothStores('The record', (served) => {
  /** Asks the ready-made question whose operation has this name, and expects an answer without errors. */
  async function askExample(operation: string): Promise<Readonly<Record<string, List>>> {
    const example = EXAMPLES.find(({ query }) => query.includes(`query ${operation} `));
    const answer = await served().ask(example?.query ?? '');
    expect(answer.errors).toEqual([]);
    return answer.data as Record<string, List>;
  }

  describe('the questions that the article raises, each one query', () => {
    it('sets each dated direct message beside the public acts near it, with the lag and the reasons', async () => {
      const { messages } = await askExample('PublicBesidePrivate');
      const near = messages?.nodes.map(({ nearby }) =>
        (nearby as readonly { entry: Entry; lag: unknown; reasons: unknown }[]).map(({ entry, lag, reasons }) => ({
          id: entry.id,
          lag,
          reasons,
        })),
      );
      const sameDay = { stated: null, least: '-P1D', most: 'P1D' };
      const exactly = (lag: string) => ({ stated: lag, least: lag, most: lag });
      expect(near).toEqual([
        [],
        [
          { id: 'statement:fox-news-2016-10-12', lag: sameDay, reasons: ['SAME_SUBJECT'] },
          { id: 'statement:pence-2016-10-12', lag: sameDay, reasons: ['SAME_SUBJECT', 'RELATED'] },
          {
            id: 'message:donald-trump-tweet-2016-10-12',
            lag: exactly('PT15M'),
            reasons: ['SAME_SUBJECT', 'RELATED'],
          },
          {
            id: 'message:trump-jr-tweet-2016-10-14',
            lag: exactly('P2D'),
            reasons: ['SAME_ACTOR', 'SAME_SUBJECT', 'SAME_LINK', 'RELATED'],
          },
        ],
      ]);
    });

    it('shows what the public knew on 20 October 2016, without the private messages', async () => {
      const { timeline } = await askExample('KnownThen');
      expect(timeline?.totalCount).toBe(5);
      expect(idsOf(timeline)).toEqual([
        'message:wikileaks-2016-07',
        'statement:fox-news-2016-10-12',
        'statement:pence-2016-10-12',
        'message:donald-trump-tweet-2016-10-12',
        'message:trump-jr-tweet-2016-10-14',
      ]);
    });

    it('distinguishes a message that is reported unanswered from messages without a documented reply', async () => {
      const { reportedUnanswered, notDocumented } = await askExample('Unanswered');
      expect(idsOf(reportedUnanswered)).toEqual(['message:wikileaks-2016-10-12']);
      expect(idsOf(notDocumented)).toEqual([
        'message:wikileaks-challenge-result',
        'message:wikileaks-promote-trove',
        'message:wikileaks-tax-returns',
      ]);
    });

    it('sets every denial beside the entries that contradict it', async () => {
      const { statements } = await askExample('Denials');
      const contradictions = statements?.nodes.map(({ id, relations }) => [
        id,
        (relations as readonly { kind: string; direction: string; entry: Entry }[])
          .filter(({ kind, direction }) => kind === 'CONTRADICTS' && direction === 'INCOMING')
          .map(({ entry }) => entry.id),
      ]);
      expect(contradictions).toEqual([
        ['statement:pence-2016-10-12', ['message:trump-jr-2016-10-03', 'message:wikileaks-2016-10-12']],
        ['statement:futerfas-all-sides', []],
        ['statement:futerfas-did-not-bite', []],
        ['statement:farah-never-aware', []],
      ]);
    });

    it('follows a link from the private message that brought it to the public post that spread it', async () => {
      const { links } = await askExample('WayOfALink');
      const [link] = links?.nodes ?? [];
      expect(links?.nodes).toHaveLength(1);
      expect(link).toMatchObject({
        url: null,
        entries: {
          nodes: [
            { id: 'message:wikileaks-2016-10-12', visibility: 'PRIVATE', occurred: { relativeTo: null } },
            {
              id: 'message:trump-jr-tweet-2016-10-14',
              visibility: 'PUBLIC',
              occurred: {
                edtf: '2016-10-14',
                written: 'Two days later',
                relativeTo: { offset: 'P2D', entry: { id: 'message:wikileaks-2016-10-12' } },
              },
            },
          ],
        },
      });
    });

    it('lists what was said on 13 November 2017, by whom and for whom', async () => {
      const { timeline } = await askExample('OneDay');
      expect(idsOf(timeline)).toEqual([
        'message:the-atlantic-2017-11-13',
        'message:trump-jr-tweet-2017-11-13',
        'statement:futerfas-innocuous',
        'statement:futerfas-all-sides',
        'statement:cobb-2017-11-13',
        'statement:futerfas-suggestions-ignored',
        'statement:futerfas-did-not-bite',
        'message:assange-tweet-2017-11-13',
        'statement:farah-never-aware',
        'statement:farah-first-learned',
        'statement:schiff-2017-11-13',
        'statement:watts-unprecedented',
        'statement:watts-cut-out',
      ]);
      expect(timeline?.nodes.find(({ id }) => id === 'statement:farah-never-aware')).toMatchObject({
        kind: 'DENIAL',
        speaker: { actor: { name: 'Alyssa Farah' } },
        onBehalfOf: [{ name: 'Mike Pence' }],
        occurred: { basis: 'INFERRED' },
      });
    });

    it('lists undated entries instead of leaving them out', async () => {
      const { timeline } = await askExample('Undated');
      expect(timeline?.totalCount).toBe(5);
      expect(idsOf(timeline)?.sort()).toEqual([
        'message:wikileaks-challenge-result',
        'message:wikileaks-promote-trove',
        'message:wikileaks-tax-returns',
        'statement:trump-jr-alert-to-advisers',
        'statement:us-intelligence-officials-dnc-hack',
      ]);
    });
  });

  describe('correspondence', () => {
    it('dates a pair by its dated messages, and counts the undated ones', async () => {
      const pairs = '{ nodes { from { name } to { name } count first { edtf } last { edtf } } }';
      const { data } = await served().ask(`{
      all: correspondence ${pairs}
      undated: correspondence(filter: { undated: ONLY }) ${pairs}
    }`);
      const toHim = { from: { name: 'WikiLeaks' }, to: { name: 'Donald Trump Jr.' } };
      const fromHim = { from: toHim.to, to: toHim.from };
      const [third, twelfth] = [{ edtf: '2016-10-03' }, { edtf: '2016-10-12' }];
      expect(data).toEqual({
        all: {
          nodes: [
            { ...toHim, count: 4, first: twelfth, last: twelfth },
            { ...fromHim, count: 1, first: third, last: third },
          ],
        },
        undated: { nodes: [{ ...toHim, count: 3, first: null, last: null }] },
      });
    });
  });

  describe('counts', () => {
    it('have the same total of 26 entries, with the undated ones', async () => {
      const { data } = await served().ask(`{
      timeline { totalCount }
      histogram(interval: YEAR) { start count private public }
      facets { types { value count } visibility { value count } }
    }`);
      expect(data).toEqual({
        timeline: { totalCount: 26 },
        histogram: [
          { start: '2016-01-01T00:00:00.000Z', count: 7, private: 2, public: 5 },
          { start: '2017-01-01T00:00:00.000Z', count: 14, private: 0, public: 14 },
          { start: null, count: 5, private: 4, public: 1 },
        ],
        facets: {
          types: [
            { value: 'STATEMENT', count: 15 },
            { value: 'MESSAGE', count: 11 },
          ],
          visibility: [
            { value: 'PUBLIC', count: 20 },
            { value: 'PRIVATE', count: 6 },
          ],
        },
      });
    });
  });
});
