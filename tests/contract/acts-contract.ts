import { describe, expect, it } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import { act, correct, merge, reason } from '../support/acts.ts';
import { rawContents } from '../support/raw-contents.ts';
import { actor, ask, BASE, commit, idsOf, message, OPEN, outcomes, statement } from '../support/record-items.ts';
import type { StorePlace } from '../support/test-stores.ts';

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
      expect(await store.revisions(OPERATOR, ['message:1'])).toMatchObject([
        { revision: 1, status: 'CURRENT', reason, input: { text: 'As first read' } },
        { revision: 2, status: 'CORRECTED', reason },
        { revision: 3, status: 'RETRACTED', reason },
      ]);
      const { changes } = await store.changes({ sequence: 1, ordinal: null }, 10);
      expect(changes.map(({ kind }) => kind)).toEqual(['CORRECTED', 'RETRACTED', 'RESTORED']);
      expect(await store.count(ask({ statuses: ['RETRACTED'] }))).toBe(0);
      expect(await store.count(ask({ text: 'again' }))).toBe(1);
    });

    it('remove an erased entry from every answer, and keep its mark', async () => {
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

    it('leave no word of any revision of an erased entry', async () => {
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

    it('leave other nodes, which knew the erased entry, with the right terms', async () => {
      await using place = await newPlace();
      const [here, there] = [await place.open(), await place.open()];
      await commit(here, ...BASE, message('1', { platform: 'Rare' }));
      await commit(there, act('erasure', 'message:1'));
      await commit(there, message('2', { platform: 'Other' }));
      await commit(here, message('3', { platform: 'Rare' }));
      for (const store of [here, there]) {
        expect(await idsOf(store, ask({ platforms: ['Rare'] }))).toEqual(['message:3']);
        expect(await idsOf(store, ask({ platforms: ['Other'] }))).toEqual(['message:2']);
        expect((await store.termCounts(ask())).get('platform=Other')).toBe(1);
      }
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
  });
}
