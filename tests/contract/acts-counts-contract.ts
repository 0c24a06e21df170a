import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import type { ActItem, BatchItem } from '../../src/domain/commit/commit.ts';
import type { Store } from '../../src/store/store.ts';
import { act, correct, merge } from '../support/acts.ts';
import { ask, BASE, CLOSED, commit, message, OPEN, VIEWERS, WHOLE } from '../support/record-items.ts';
import { scaledRuns } from '../support/scaled.ts';
import type { StorePlace } from '../support/test-stores.ts';

export function describeCountsAfterActs(newPlace: () => Promise<StorePlace>): void {
  it('keeps all counts through an editor’s acts as a store that was given the final record at once has them', async () => {
    const acts = fc.array(fc.oneof(actOn, put, put), { minLength: 5, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(acts, async (items) => {
        await using place = await newPlace();
        await using freshPlace = await newPlace();
        const [store, fresh] = [await place.open(), await freshPlace.open()];
        await commit(store, ...BASE);
        for (let start = 0; start < items.length; start += 4) await commit(store, ...items.slice(start, start + 4));
        for (const batch of await finalRecord(store)) await commit(fresh, ...batch);
        expect(await countsOf(store)).toEqual(await countsOf(fresh));
      }),
      scaledRuns(2),
    );
  });
}

const MESSAGES = ['1', '2', '3', '4', '5'];
const ACTORS = ['actor:ann', 'actor:bob'];

const put: fc.Arbitrary<BatchItem> = fc
  .record({
    name: fc.constantFrom(...MESSAGES),
    sender: fc.constantFrom(...ACTORS),
    to: fc.constantFrom(...ACTORS),
    text: fc.constantFrom('one', 'one two', ''),
    edtf: fc.constantFrom('2016', '2016-10-12', '2016-10-12T14:02Z'),
    inReplyTo: fc.option(fc.constantFrom(...MESSAGES), { nil: undefined }),
  })
  .map(({ name, sender, to, text, edtf, inReplyTo }) =>
    message(
      name,
      {
        sender: { actor: sender },
        to: [{ actor: to }],
        text,
        occurred: { edtf },
        ...(inReplyTo !== undefined && inReplyTo !== name && { inReplyTo: `message:${inReplyTo}` }),
      },
      Number(name) % 2 === 0 ? OPEN : CLOSED,
    ),
  );

const entryId = fc.constantFrom(...MESSAGES).map((name) => `message:${name}`);
const actOn: fc.Arbitrary<BatchItem> = fc.oneof(
  fc.tuple(fc.constantFrom('retraction', 'restoration', 'erasure'), entryId).map(([kind, id]) => act(kind, id)),
  fc.tuple(entryId, fc.constantFrom('three', null)).map(([id, text]) => correct(id, { text, platform: text })),
  fc.constantFrom<ActItem>(
    merge('actor:ann', 'actor:bob'),
    merge('actor:bob', 'actor:ann'),
    { kind: 'split', id: 'actor:ann' },
    { kind: 'split', id: 'actor:bob' },
  ),
);

/** The batch that leads a new store to the same record, without its history. */
async function finalRecord(store: Store): Promise<BatchItem[][]> {
  const { items: entries } = await store.page(ask(), WHOLE);
  const actors = (await store.named(OPERATOR, 'actor', ACTORS)).filter((found) => found !== null);
  const merges = actors.flatMap(({ id, mergedInto }) =>
    mergedInto === null || mergedInto === undefined ? [] : [merge(mergedInto, id)],
  );
  return [
    [...BASE, ...entries.map(({ collection, input }) => ({ kind: 'entry' as const, collection, input }))],
    merges,
  ];
}

/** Without the statuses, which depend on the acts and not on the content. */
async function countsOf(store: Store): Promise<unknown> {
  return Promise.all(
    VIEWERS.map(async (viewer) => {
      const query = ask({}, viewer);
      const terms = [...(await store.termCounts(query))].filter(([term, count]) => !/^status=/.test(term) && count > 0);
      const { items } = await store.search(ask({ text: 'one' }, viewer), WHOLE);
      return {
        terms: new Map(terms.sort()),
        days: await store.histogram(query, 'DAY', 'UTC'),
        scores: items.map(({ entry, score }) => [entry.id, score]),
        replies: await store.count(ask({ replyState: 'ANSWERED' }, viewer)),
      };
    }),
  );
}
