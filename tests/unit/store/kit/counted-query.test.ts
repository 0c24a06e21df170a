import { describe, expect, it } from 'vitest';
import { ANONYMOUS, OPERATOR } from '../../../../src/domain/authority.ts';
import { compileFilter, type EntryFilter } from '../../../../src/domain/query/filter.ts';
import { UNDATED_MARK } from '../../../../src/domain/query/order-key.ts';
import type { EntryQuery } from '../../../../src/domain/query/query.ts';
import { citedTerm, term } from '../../../../src/domain/query/terms.ts';
import { momentRange } from '../../../../src/domain/time/moment-resolution.ts';
import { countedQuery } from '../../../../src/store/kit/counted-query.ts';

const asked = (filter: EntryFilter = {}, ...groups: EntryQuery['groups'][number][]) => {
  const query = compileFilter(filter, 'OCCURRED', ANONYMOUS);
  return { ...query, groups: [...query.groups, ...groups] };
};

describe('the counters answer', () => {
  it.each([
    ['everything that a viewer may read', asked(), null, 'ALL'],
    ['everything of a viewer who may read all', compileFilter({}, 'DISCLOSED', OPERATOR), null, 'ALL'],
    ['whole collections', asked({ collections: ['collection:a', 'collection:b'] }), null, 'ALL'],
    ['entries with one actor', asked({ actors: ['actor:a'] }), 'actor=actor:a', 'ALL'],
    ['the citations of a source', asked({}, [citedTerm('source:a', 2)]), 'citation=source:a 2', 'ALL'],
    ['dated entries', asked({ undated: 'EXCLUDE' }), null, 'DATED'],
    ['undated entries', { ...asked(), ranges: [{ from: UNDATED_MARK, to: null }] }, null, 'UNDATED'],
  ] as const)('%s', (_name, query, given, part) => {
    expect(countedQuery(query)).toMatchObject({ term: given, part });
  });
});

describe('the counters do not answer', () => {
  it.each([
    ['a range', asked({ from: momentRange('2016') })],
    ['entries that were known on a day', asked({ knownOn: momentRange('2016') })],
    ['some ids', asked({ ids: ['message:1'] })],
    ['words', asked({ text: 'word' })],
    ['two actors together', asked({}, [term('actor', 'actor:a')], [term('actor', 'actor:b')])],
    ['one of two actors', asked({ actors: ['actor:a', 'actor:b'] })],
    ['a thread, whose entries no counter counts', asked({}, [term('thread', 'thread:a')])],
    ['undated entries of one actor', { ...asked({ actors: ['actor:a'] }), ranges: [{ from: UNDATED_MARK, to: null }] }],
  ])('%s', (_name, query) => {
    expect(countedQuery(query)).toBeNull();
  });
});
