import { OPERATOR } from '../../src/domain/authority.ts';
import { compileFilter } from '../../src/domain/query/filter.ts';
import { CLOCKS } from '../../src/domain/record/vocabulary.ts';
import { recordParts } from '../../src/copying/stored-parts.ts';
import type { Store } from '../../src/store/store.ts';
import { collect } from './read-events.ts';
import { WHOLE } from './record-items.ts';

/** All data in a store, and the results of its indexes and counters. Equal records give equal results. */
export async function wholeRecord(store: Store): Promise<unknown> {
  const parts = (await collect(recordParts(store, null))).map(({ part }) => part);
  const counts = await Promise.all(
    CLOCKS.map(async (clock) => {
      const query = compileFilter({}, clock, OPERATOR);
      return {
        extent: await store.extent(query),
        terms: [...(await store.termCounts(query))].sort(),
        days: await store.histogram(query, 'DAY', 'UTC'),
        pairs: await store.correspondence(query),
        keys: (await store.page(query, WHOLE)).items.map(({ id }) => id),
        hits: (await store.search(compileFilter({ text: 'le* resume' }, clock, OPERATOR), WHOLE)).items,
      };
    }),
  );
  return {
    head: await store.head(),
    named: parts.flatMap(({ named }) => named),
    entries: parts.flatMap(({ entries }) => entries),
    revisions: parts.flatMap(({ revisions }) => revisions),
    erased: parts.flatMap(({ erased }) => erased),
    owner: await store.actorByAccount(OPERATOR, { platform: 'Twitter', handle: 'one' }),
    called: await store.listNamed(OPERATOR, 'actor', { text: 'e' }, WHOLE),
    counts,
  };
}
