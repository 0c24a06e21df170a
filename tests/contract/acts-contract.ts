import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS, OPERATOR } from '../../src/domain/authority.ts';
import type { ActItem, BatchItem } from '../../src/domain/commit.ts';
import { entryPatch } from '../../src/domain/entry-patch.ts';
import type { Store } from '../../src/store/store.ts';
import { rawContents } from '../support/raw-contents.ts';
import {
  actor,
  ask,
  BASE,
  CLOSED,
  commit,
  idsOf,
  message,
  OPEN,
  outcomes,
  statement,
  VIEWERS,
} from '../support/record-items.ts';
import type { StorePlace } from '../support/test-stores.ts';

const reason = 'a reader wrote in';
const correct = (id: string, patch: object): ActItem => ({
  kind: 'correction',
  id,
  patch: entryPatch.parse(patch),
  reason,
});
const act = (kind: 'retraction' | 'restoration' | 'erasure', id: string): ActItem => ({ kind, id, reason });
const merge = (keep: string, other: string): ActItem => ({ kind: 'merge', keep, merge: other });
const from = (sender: string, more: object = {}) => ({ sender: { actor: sender }, ...more });

export function describeActs(newPlace: () => Promise<StorePlace>): void {
  describe('acts of an editor', () => {
    it('correct, retract and restore an entry, and keep every revision with its reason', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE, message('1', { text: 'As first read' }));
      const acts = [
        correct('message:1', { text: 'As read again' }),
        act('retraction', 'message:1'),
        act('restoration', 'message:1'),
      ];
      for (const item of acts) expect(outcomes(await commit(store, item))).toEqual(['CHANGED']);
      expect(await store.entries(OPERATOR, ['message:1'])).toMatchObject([
        { status: 'CORRECTED', revision: 4, sequence: 4, input: { text: 'As read again' } },
      ]);
      expect(await store.revisions(OPERATOR, 'message:1')).toMatchObject([
        { revision: 1, status: 'CURRENT', reason, input: { text: 'As first read' } },
        { revision: 2, status: 'CORRECTED', reason },
        { revision: 3, status: 'RETRACTED', reason },
      ]);
      const { changes } = await store.changes({ sequence: 1, ordinal: null }, 10);
      expect(changes.map(({ kind }) => kind)).toEqual(['CORRECTED', 'RETRACTED', 'RESTORED']);
      expect(await store.count(ask({ statuses: ['RETRACTED'] }))).toBe(0);
      expect(await store.count(ask({ text: 'again' }))).toBe(1);
    });

    it('take an erased entry out of every answer, and keep its mark', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE, message('1', { text: 'Said' }), message('2', { inReplyTo: 'message:1' }));
      expect(outcomes(await commit(store, act('erasure', 'message:1')))).toEqual(['CHANGED']);
      expect(await store.entries(OPERATOR, ['message:1'])).toEqual([null]);
      expect(await idsOf(store)).toEqual(['message:2']);
      expect(await store.count(ask({ text: 'said' }))).toBe(0);
      expect(await store.collectionExtent(OPERATOR, OPEN)).toMatchObject({ entries: 1 });
      expect(await store.erased(['message:1', 'message:2'])).toMatchObject([
        { id: 'message:1', collection: OPEN, reason, sequence: 2 },
      ]);
      expect(outcomes(await commit(store, act('erasure', 'message:1')))).toEqual(['UNCHANGED']);
      expect(outcomes(await commit(store, message('1')))).toEqual(['CONFLICT']);
      expect(await store.head()).toBe(2);
      const { changes } = await store.changes({ sequence: 0, ordinal: null }, 10);
      expect(
        changes.map(({ kind, entry, before, after }) => [kind, entry, before?.entry?.id, after?.entry?.id]),
      ).toEqual([
        ['ADDED', 'message:1', undefined, undefined],
        ['ADDED', 'message:2', undefined, 'message:2'],
        ['ERASED', 'message:1', undefined, undefined],
      ]);
    });

    it('leave no word of an erased entry anywhere, of any of its revisions', async () => {
      await using place = await newPlace();
      const store = await place.open();
      // Enough of them that rows move within their pages before they go.
      const ids = Array.from({ length: 120 }, (_, number) => String(number));
      const secret = (id: string, revision: string) => `xq${revision}z${id}zqx`;
      const telling = (id: string, revision: string) =>
        message(id, {
          text: `${secret(id, revision)} ${'and more '.repeat(Number(id) % 40)}`,
          subject: secret(id, revision),
          platform: secret(id, revision),
        });
      await commit(store, ...BASE, ...ids.map((id) => telling(id, 'first')));
      await commit(store, ...ids.filter((id) => Number(id) % 2 === 0).map((id) => telling(id, 'second')));
      await commit(store, act('retraction', 'message:2'), correct('message:3', { text: secret('3', 'third') }));
      const gone = ids.filter((id) => Number(id) % 3 !== 1);
      const report = await commit(store, ...gone.map((id) => act('erasure', `message:${id}`)));
      expect(new Set(outcomes(report))).toEqual(new Set(['CHANGED']));
      const told = (contents: string) =>
        ids.filter((id) => new RegExp(`xq(first|second|third)z${id}zqx`).test(contents));
      const kept = ids.filter((id) => !gone.includes(id));
      expect(told(await rawContents(place.location))).toEqual(kept);
      await store.close();
      expect(told(await rawContents(place.location))).toEqual(kept);
      const again = await place.open();
      expect(await again.count(ask({ text: 'xqfirst*' }))).toBe(kept.filter((id) => Number(id) % 2 === 1).length);
    });

    it('find the entries of merged actors by either id, until they are split', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(
        store,
        ...BASE,
        actor('actor:cy'),
        message('1', from('actor:ann', { to: [{ actor: 'actor:cy' }] })),
        message('2', from('actor:bob', { to: [{ actor: 'actor:cy' }] })),
        statement('3', { speaker: { actor: 'actor:bob' }, about: ['actor:ann'] }),
      );
      const found = async () => {
        const lists: string[][] = [];
        for (const id of ['actor:ann', 'actor:bob']) {
          lists.push(await idsOf(store, ask({ senders: [id] })), await idsOf(store, ask({ speakers: [id] })));
          expect(await store.count(ask({ senders: [id] }))).toBe(lists.at(-2)?.length);
        }
        return lists;
      };
      const counts = async () => {
        const all = await store.termCounts(ask());
        return ['ann', 'bob'].map((name) => all.get(`actor=actor:${name}`));
      };
      const apart = [await found(), await counts()];
      expect(apart).toEqual([
        [['message:1'], [], ['message:2'], ['statement:3']],
        [2, 2],
      ]);
      expect(outcomes(await commit(store, merge('actor:ann', 'actor:bob')))).toEqual(['CHANGED']);
      const together = ['message:1', 'message:2'];
      expect(await found()).toEqual([together, ['statement:3'], together, ['statement:3']]);
      expect(await counts()).toEqual([3, 3]);
      expect(await store.correspondence(ask())).toMatchObject([
        { from: 'actor:ann', to: 'actor:cy', count: 2 },
        { from: 'actor:bob', to: 'actor:cy', count: 2 },
      ]);
      expect(await store.named(OPERATOR, 'actor', ['actor:bob'])).toMatchObject([{ mergedInto: 'actor:ann' }]);
      const account = { platform: 'twitter', handle: 'ann' };
      expect((await store.actorByAccount(OPERATOR, account))?.id).toBe('actor:ann');
      expect(outcomes(await commit(store, { kind: 'split', id: 'actor:bob' }))).toEqual(['CHANGED']);
      expect([await found(), await counts()]).toEqual(apart);
    });

    it('keep all counts as a store that was given the final record at once has them', async () => {
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
        { numRuns: 6 },
      );
    });
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
      from(sender, {
        to: [{ actor: to }],
        text,
        occurred: { edtf },
        ...(inReplyTo !== undefined && inReplyTo !== name && { inReplyTo: `message:${inReplyTo}` }),
      }),
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

/** What leads a new store to the same record, apart from its history. */
async function finalRecord(store: Store): Promise<BatchItem[][]> {
  const { items: entries } = await store.page(ask(), { after: null, before: null, limit: 100, from: 'START' });
  const actors = (await store.named(OPERATOR, 'actor', ACTORS)).filter((found) => found !== null);
  const merges = actors.flatMap(({ id, mergedInto }) =>
    mergedInto === null || mergedInto === undefined ? [] : [merge(mergedInto, id)],
  );
  return [
    [...BASE, ...entries.map(({ collection, input }) => ({ kind: 'entry' as const, collection, input }))],
    merges,
  ];
}

/** Without the statuses, which come of what was done and not of what is said. */
async function countsOf(store: Store): Promise<unknown> {
  return Promise.all(
    [...VIEWERS, ANONYMOUS].map(async (viewer) => {
      const query = ask({}, viewer);
      const terms = [...(await store.termCounts(query))].filter(([term, count]) => !/^status=/.test(term) && count > 0);
      const { items } = await store.search(ask({ text: 'one' }, viewer), {
        after: null,
        before: null,
        limit: 100,
        from: 'START',
      });
      return {
        terms: new Map(terms.sort()),
        days: await store.histogram(query, 'DAY', 'UTC'),
        scores: items.map(({ entry, score }) => [entry.id, score]),
        replies: await store.count(ask({ replyState: 'ANSWERED' }, viewer)),
      };
    }),
  );
}
