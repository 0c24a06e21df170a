import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import { indexEntry, keyOn, momentOn } from '../../src/domain/query/entry-index.ts';
import { compileFilter } from '../../src/domain/query/filter.ts';
import { Histogram } from '../../src/domain/query/histogram.ts';
import { isUndated } from '../../src/domain/query/order-key.ts';
import { type EntryQuery, orderKeyIn } from '../../src/domain/query/query.ts';
import type { EntryRecord } from '../../src/domain/record/record.ts';
import { FACET_DIMENSIONS, type Term, termsOf } from '../../src/domain/query/terms.ts';
import type { Store } from '../../src/store/store.ts';
import { arbitraryQuestion, type Question } from '../support/arbitrary-questions.ts';
import { arbitraryHistory } from '../support/arbitrary-records.ts';
import { walkActors, walkEntries, walkHits } from '../support/paging.ts';
import { ask, BASE, commit, idsOf, message, VIEWERS, WHOLE } from '../support/record-items.ts';
import { scaledRuns } from '../support/scaled.ts';
import type { StorePlace } from '../support/test-stores.ts';

const PROPERTY_TIMEOUT_MS = 300_000;
/** A counterexample is made smaller until this time is over. */
const RUNS = { ...scaledRuns(3), interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true };
const QUESTIONS = { minLength: 20, maxLength: 20 };

export function describeReads(newPlace: () => Promise<StorePlace>): void {
  describe('reads', () => {
    it(
      'give the same answer to every query as the domain does from all entries',
      async () => {
        const property = fc.asyncProperty(
          arbitraryHistory,
          fc.array(arbitraryQuestion, QUESTIONS),
          async (history, questions) => {
            await using place = await newPlace();
            const store = await place.open();
            for (const items of history) await store.commit({ items });
            const all = (await store.page(ask(), WHOLE)).items;
            for (const question of questions) await expectSame(store, all, question);
          },
        );
        await fc.assert(property, RUNS);
      },
      PROPERTY_TIMEOUT_MS,
    );

    it(
      'give each entry once on a walk forwards and backwards, with any size of pages',
      async () => {
        const property = fc.asyncProperty(
          arbitraryHistory,
          fc.array(arbitraryQuestion, QUESTIONS),
          async (history, questions) => {
            await using place = await newPlace();
            const store = await place.open();
            for (const items of history) await store.commit({ items });
            for (const { filter, clock, viewer, size } of questions) {
              const query = compileFilter(filter, clock, viewer);
              const whole = (await store.page(query, WHOLE)).items;
              expect(await walkEntries(store, query, 'START', size)).toEqual(whole);
              expect(await walkEntries(store, query, 'END', size)).toEqual(whole);
              if (query.search === null) continue;
              const hits = (await store.search(query, WHOLE)).items;
              expect(hits.map(({ entry }) => entry.id).sort()).toEqual(whole.map(({ id }) => id).sort());
              expect(await walkHits(store, query, 'START', size)).toEqual(hits);
              expect(await walkHits(store, query, 'END', size)).toEqual(hits);
            }
            for (const viewer of VIEWERS) {
              const actors = (await store.listNamed(viewer, 'actor', {}, WHOLE)).items;
              expect(await walkActors(store, viewer, 'START', 2)).toEqual(actors);
              expect(await walkActors(store, viewer, 'END', 2)).toEqual(actors);
            }
          },
        );
        await fc.assert(property, RUNS);
      },
      PROPERTY_TIMEOUT_MS,
    );

    it(
      'neither repeat nor skip an entry while others are added before, between and after',
      async () => {
        const day = fc.integer({ min: 10, max: 28 });
        const days = (minLength: number) => fc.array(fc.option(day, { nil: null }), { minLength, maxLength: 12 });
        const property = fc.asyncProperty(
          days(1),
          days(0),
          fc.integer({ min: 1, max: 4 }),
          fc.constantFrom('START' as const, 'END' as const),
          async (first, later, size, from) => {
            await using place = await newPlace();
            const store = await place.open();
            const dated = (name: string, on: number | null) =>
              message(name, on === null ? {} : { occurred: { edtf: `2016-10-${on}` } });
            await commit(store, ...BASE, ...first.map((on, index) => dated(`first-${index}`, on)));
            const before = await idsOf(store, ask());
            const coming = later.map((on, index) => dated(`later-${index}`, on));
            const growing: Pick<Store, 'page'> = {
              page: async (query, window) => {
                const next = coming.pop();
                if (next !== undefined) await commit(store, next);
                return store.page(query, window);
              },
            };
            const walked = (await walkEntries(growing, ask(), from, size)).map(({ id }) => id);
            expect(new Set(walked).size).toBe(walked.length);
            expect(walked.filter((id) => before.includes(id))).toEqual(before);
            const after = await idsOf(store, ask());
            expect(after.filter((id) => walked.includes(id))).toEqual(walked);
          },
        );
        await fc.assert(property, RUNS);
      },
      PROPERTY_TIMEOUT_MS,
    );

    it('find words, phrases and prefixes, folded for case and accents, and phrases only within one text', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(
        store,
        ...BASE,
        message('1', { text: 'The Résumé was leaked', subject: 'Again' }),
        message('2', { text: 'was the resume leaked again?' }),
        message('3', { text: 'Leaks' }),
        message('4'),
      );
      const found = (text: string) => idsOf(store, ask({ text }));
      expect(await found('RESUME')).toEqual(['message:1', 'message:2']);
      expect(await found('"the resume"')).toEqual(['message:1', 'message:2']);
      expect(await found('"was leaked"')).toEqual(['message:1']);
      expect(await found('"leaked again"')).toEqual(['message:2']);
      expect(await found('leak*')).toEqual(['message:1', 'message:2', 'message:3']);
      expect(await found('leak')).toEqual([]);
      expect(await found('(a+)+$')).toEqual([]);
    });

    it('rank a text higher if it has the word more often, in fewer words', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(
        store,
        ...BASE,
        message('1', { text: 'one leak among many other words that say nothing of it' }),
        message('2', { text: 'leak leak' }),
        message('3', { text: 'nothing at all' }),
      );
      const { items } = await store.search(ask({ text: 'leak' }), WHOLE);
      expect(items.map(({ entry }) => entry.id)).toEqual(['message:2', 'message:1']);
      const [best, other] = items.map(({ score }) => score);
      expect(best).toBeGreaterThan(other ?? Infinity);
    });

    it('report more items only if there are more', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE, ...['1', '2', '3'].map((id) => message(id)));
      const more = async (limit: number, from: 'START' | 'END') =>
        (await store.page(ask(), { ...WHOLE, limit, from })).more;
      expect(await more(3, 'START')).toBe(false);
      expect(await more(2, 'START')).toBe(true);
      expect(await more(2, 'END')).toBe(true);
      expect((await store.page(ask(), { ...WHOLE, limit: 2, from: 'END' })).items.map(({ id }) => id)).toEqual([
        'message:2',
        'message:3',
      ]);
    });

    it('answer ids in the order of the request, as often as they were requested', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE, message('1'), message('2'));
      const entries = await store.entries(OPERATOR, ['message:2', 'message:0', 'message:1', 'message:2']);
      expect(entries.map((entry) => entry?.id ?? null)).toEqual(['message:2', null, 'message:1', 'message:2']);
      expect(
        (await store.named(OPERATOR, 'actor', ['actor:bob', 'link:leak', 'actor:bob'])).map((each) => each?.id ?? null),
      ).toEqual(['actor:bob', null, 'actor:bob']);
    });
  });
}

async function expectSame(store: Store, all: readonly EntryRecord[], question: Question): Promise<void> {
  const { filter, clock, viewer, interval, zone } = question;
  const query = compileFilter(filter, clock, viewer);
  const matching = all.filter((entry) => orderKeyIn(query, entry) !== null);
  const keys = matching.map((entry) => keyOn(entry, clock)).sort();
  const { items, head } = await store.page(query, WHOLE);
  expect(items.map((entry) => keyOn(entry, clock))).toEqual(keys);
  expect(head).toBe(await store.head());
  expect(await store.count(query)).toBe(keys.length);
  const dated = keys.filter((key) => !isUndated(key));
  expect(await store.extent(query)).toEqual({
    dated: dated.length,
    undated: keys.length - dated.length,
    first: dated[0] ?? null,
    last: dated.at(-1) ?? null,
    head,
  });
  expect(sorted(await store.termCounts(query))).toEqual(sorted(facetsOf(matching)));
  expect(await store.histogram(query, interval, zone)).toEqual(bucketsOf(matching, query, question));
  expect(await store.correspondence(query)).toEqual(pairsOf(matching, query));
}

const sorted = (counts: ReadonlyMap<Term, number>) => [...counts].sort(([left], [right]) => (left < right ? -1 : 1));

function facetsOf(entries: readonly EntryRecord[]): Map<Term, number> {
  const counts = new Map<Term, number>();
  for (const given of entries.flatMap(termsOf)) {
    if (FACET_DIMENSIONS.some((dimension) => given.startsWith(`${dimension}=`)))
      counts.set(given, (counts.get(given) ?? 0) + 1);
  }
  return counts;
}

function bucketsOf(entries: readonly EntryRecord[], { clock }: EntryQuery, { interval, zone }: Question) {
  const histogram = new Histogram(interval, zone);
  for (const entry of entries) {
    histogram.add(momentOn(entry, clock)?.scheduled ?? null, indexEntry(entry).days[clock], entry.input.visibility);
  }
  return histogram.buckets();
}

function pairsOf(entries: readonly EntryRecord[], { clock }: EntryQuery) {
  const keys = new Map<string, string[]>();
  for (const entry of entries) {
    for (const given of termsOf(entry)) {
      if (given.startsWith('pair='))
        keys.set(given.slice(5), [...(keys.get(given.slice(5)) ?? []), keyOn(entry, clock)]);
    }
  }
  const rows = [...keys].map(([pair, found]) => {
    const [from = '', to = ''] = pair.split('>');
    const [first = ''] = found.sort();
    return { from, to, count: found.length, first, last: found.at(-1) ?? '' };
  });
  return rows.sort(
    (left, right) => right.count - left.count || compare(left.from, right.from) || compare(left.to, right.to),
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
