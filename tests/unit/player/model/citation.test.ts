import { describe, expect, it } from 'vitest';
import { citationText } from '../../../../src/player/model/citation-text.ts';
import { chooseJuxtaposition } from '../../../../src/player/model/juxtaposition.ts';
import { playerEntry, playerLag, playerMoment } from '../../../support/player-entries.ts';

const URL = 'http://127.0.0.1:4000/?entry=statement:tide';

const SOURCE = {
  id: 'source:harbour-news',
  title: 'High water & low words',
  url: null,
  authors: ['Ann Clerk', 'Ben Pilot'],
  publisher: { name: 'Harbour News' },
  published: playerMoment('2016-10-13'),
};

const cited = {
  ...playerEntry('statement:tide', '2016-10-12'),
  citations: [{ source: SOURCE, paragraph: 4, quotes: [], attributedTo: [], inferred: false, reason: null }],
} as unknown as Parameters<typeof citationText>[0];

describe('a citation to copy', () => {
  it('gives in text the author, the words, the date, and the source', () => {
    expect(citationText(cited, 'text', URL)).toBe(
      'Harbour Office, 12 October 2016. “Words of statement:tide”. In: Ann Clerk, Ben Pilot, “High water & low words”, ' +
        `Harbour News, 13 October 2016, paragraph 4. ${URL}`,
    );
  });

  it('is BibTeX that TeX can read', () => {
    const text = citationText(cited, 'bibtex', URL);
    expect(text).toMatch(/^@misc\{statement-tide,\n/);
    expect(text).toContain('author = {Ann Clerk and Ben Pilot}');
    expect(text).toContain('title = {High water \\& low words}');
    expect(text).toContain('year = {2016}');
  });

  it('is CSL-JSON', () => {
    expect(JSON.parse(citationText(cited, 'csl', URL))).toEqual([
      {
        id: 'statement:tide',
        type: 'article-newspaper',
        title: 'High water & low words',
        author: [{ literal: 'Ann Clerk' }, { literal: 'Ben Pilot' }],
        'container-title': 'Harbour News',
        issued: { raw: '2016-10-13' },
        URL,
        note: `Harbour Office, 12 October 2016, paragraph 4, ${URL}`,
      },
    ]);
  });
});

describe('the pair that the player opens with', () => {
  const candidate = (id: string, more: object) => ({
    ...playerEntry(id, '2016-10-12', { visibility: 'PRIVATE' }),
    relations: [],
    nearby: [],
    ...more,
  });
  const denial = playerEntry('denial', '2016-10-12', { kind: 'DENIAL' } as never);
  const post = playerEntry('post', '2016-10-12');

  it('is a denial beside the private message that contradicts it, with a short lag', () => {
    const contradicts = { kind: 'CONTRADICTS', direction: 'OUTGOING', entry: denial, citations: [{ inferred: true }] };
    const near = { reasons: ['RELATED'], lag: playerLag('-P1D', 'P1D'), entry: denial };
    const stated = { reasons: ['RELATED'], lag: playerLag('PT15M', 'PT15M', 'PT15M'), entry: post };
    const hidden = [
      candidate('far', { relations: [contradicts] }),
      candidate('near', { relations: [contradicts], nearby: [near, stated] }),
    ];
    const pair = chooseJuxtaposition({ hidden: { nodes: hidden }, heard: { nodes: [post] } });
    expect(pair).toMatchObject({
      hidden: { id: 'near' },
      shown: { id: 'denial' },
      isContradiction: true,
      isInferred: true,
    });
  });

  it('is the first entry of each side if there is no pair, and null if a side is empty', () => {
    const hidden = { nodes: [candidate('alone', {}), candidate('later', {})] };
    const pair = chooseJuxtaposition({ hidden, heard: { nodes: [post] } });
    expect(pair).toMatchObject({ hidden: { id: 'alone' }, shown: { id: 'post' }, lag: null, isContradiction: false });
    expect(chooseJuxtaposition({ hidden, heard: { nodes: [] } })).toBeNull();
  });
});
