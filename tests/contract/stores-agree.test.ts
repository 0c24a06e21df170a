import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import { keyOn } from '../../src/domain/query/entry-index.ts';
import { compileFilter } from '../../src/domain/query/filter.ts';
import type { Store, Window } from '../../src/store/store.ts';
import { arbitraryQuestion, type Question } from '../support/arbitrary-questions.ts';
import { arbitraryHistory } from '../support/arbitrary-records.ts';
import { outcomes, VIEWERS, WHOLE } from '../support/record-items.ts';
import { scaledRuns } from '../support/scaled.ts';
import { mongoPlace, sqlitePlace } from '../support/test-stores.ts';

const server = inject('mongodbUri');
const PROPERTY_TIMEOUT_MS = 300_000;
/** A counterexample is made smaller until this time is over. */
const RUNS = { ...scaledRuns(4), interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true };
const QUESTIONS = { minLength: 20, maxLength: 20 };

describe.skipIf(server === null)('SQLite and MongoDB', () => {
  it(
    'make the same commits and give the same answers for every record and query',
    async () => {
      const property = fc.asyncProperty(
        arbitraryHistory,
        fc.array(arbitraryQuestion, QUESTIONS),
        async (history, questions) => {
          await using sqlitePlaceAtHand = await sqlitePlace();
          await using mongoPlaceAtHand = await mongoPlace(server ?? '');
          const stores = [await sqlitePlaceAtHand.open(), await mongoPlaceAtHand.open()] as const;
          for (const items of history) {
            await agree(stores, async (store) => {
              const report = await store.commit({ items });
              return [report.sequence, outcomes(report)];
            });
          }
          await agreeOnNamed(stores);
          for (const question of questions) await agreeOn(stores, question);
        },
      );
      await fc.assert(property, RUNS);
    },
    PROPERTY_TIMEOUT_MS,
  );
});

type Pair = readonly [Store, Store];

async function agree(stores: Pair, ask: (store: Store) => Promise<unknown>): Promise<void> {
  const [sqlite, mongodb] = [await ask(stores[0]), await ask(stores[1])];
  expect(mongodb).toEqual(sqlite);
}

async function agreeOn(stores: Pair, { filter, clock, viewer, interval, zone, size }: Question): Promise<void> {
  const query = compileFilter(filter, clock, viewer);
  await agree(stores, (store) => store.page(query, WHOLE));
  await agree(stores, (store) => store.count(query));
  await agree(stores, (store) => store.extent(query));
  await agree(stores, async (store) => new Map([...(await store.termCounts(query))].sort()));
  await agree(stores, (store) => store.histogram(query, interval, zone));
  await agree(stores, (store) => store.correspondence(query));
  const keys = (await stores[0].page(query, WHOLE)).items.map((entry) => keyOn(entry, clock));
  const inside = { after: keys[0] ?? null, before: keys.at(-1) ?? null, limit: size };
  for (const from of ['START', 'END'] as const) await agree(stores, (store) => store.page(query, { ...inside, from }));
  if (query.search === null) return;
  await agree(stores, (store) => store.search(query, WHOLE));
  const hits = (await stores[0].search(query, WHOLE)).items.map(({ entry, score }) => ({
    score,
    key: keyOn(entry, clock),
  }));
  const within = { after: hits[0] ?? null, before: hits.at(-1) ?? null, limit: size };
  for (const from of ['START', 'END'] as const)
    await agree(stores, (store) => store.search(query, { ...within, from }));
}

async function agreeOnNamed(stores: Pair): Promise<void> {
  const ids = (await stores[0].page(compileFilter({}, 'OCCURRED', OPERATOR), WHOLE)).items.map(({ id }) => id);
  for (const viewer of VIEWERS) {
    for (const kind of ['collection', 'actor', 'source', 'link'] as const) {
      await agree(stores, (store) => store.listNamed(viewer, kind, {}, WHOLE));
      await agree(stores, (store) => store.countNamed(viewer, kind, { text: 'resum le', kind: 'PERSON' }));
      const page: Window<string> = { after: null, before: `${kind}:m`, limit: 2, from: 'END' };
      await agree(stores, (store) => store.listNamed(viewer, kind, { text: 'e' }, page));
    }
    for (const id of ['collection:open', 'collection:closed', 'collection:none']) {
      await agree(stores, (store) => store.collectionExtent(viewer, id));
    }
    await agree(stores, (store) => store.entries(viewer, ids));
    await agree(stores, (store) => store.linkByUrl(viewer, 'https://example.org/x'));
    await agree(stores, (store) => store.actorByAccount(viewer, { platform: 'twitter', handle: 'one' }));
    for (const id of ids) {
      await agree(stores, async (store) =>
        (await store.revisions(viewer, [id])).map((revision) => ({ ...revision, replacedAt: null })),
      );
    }
  }
}
