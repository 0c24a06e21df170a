import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ANONYMOUS, OPERATOR, type Viewer } from '../../src/domain/authority.ts';
import type { Store } from '../../src/store/store.ts';
import {
  actor,
  ask,
  BASE,
  CLOSED,
  collection,
  commit,
  GRANTED,
  idsOf,
  link,
  message,
  OPEN,
  WHOLE,
} from '../support/record-items.ts';
import type { StorePlace } from '../support/test-stores.ts';

/** An actor, a link and a message that are only in the restricted collection, beside an open message. */
async function fill(store: Store): Promise<void> {
  const secret = {
    sender: { actor: 'actor:secret' },
    text: 'A secret',
    links: ['link:secret'],
    occurred: { edtf: '2016' },
  };
  await commit(
    store,
    ...BASE,
    actor('actor:secret', { accounts: [{ platform: 'x', handle: 'secret' }] }),
    link('link:secret', { url: 'https://example.org/secret' }),
    message('open', { sender: { actor: 'actor:ann' }, text: 'No secret here', occurred: { edtf: '2017' } }),
    message('secret', secret, CLOSED),
  );
}

const actorsSeen = async (store: Store, viewer: Viewer) => {
  const { items } = await store.listNamed(viewer, 'actor', {}, WHOLE);
  expect(await store.countNamed(viewer, 'actor', {})).toBe(items.length);
  return items.map(({ id }) => id);
};

export function describeAuthority(newPlace: () => Promise<StorePlace>): void {
  describe('restricted collections', () => {
    it('do not exist for viewers who may not read them', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await fill(store);
      const query = ask({}, ANONYMOUS);
      expect(await idsOf(store, query)).toEqual(['message:open']);
      expect(await store.count(query)).toBe(1);
      expect(await store.count(ask({ collections: [CLOSED] }, ANONYMOUS))).toBe(0);
      expect(await store.extent(query)).toMatchObject({ dated: 1, undated: 0 });
      expect([...(await store.termCounts(query)).keys()]).not.toContain('actor=actor:secret');
      expect((await store.histogram(query, 'YEAR', 'UTC')).map(({ count }) => count)).toEqual([1]);
      expect((await store.search(ask({ text: 'secret' }, ANONYMOUS), WHOLE)).items).toHaveLength(1);
      expect(await store.entries(ANONYMOUS, ['message:secret', 'message:open'])).toMatchObject([
        null,
        { id: 'message:open' },
      ]);
      expect(await store.revisions(ANONYMOUS, ['message:secret'])).toEqual([]);
      expect(await store.collectionExtent(ANONYMOUS, CLOSED)).toEqual({ entries: 0, first: null, last: null });
      expect(await store.named(ANONYMOUS, 'collection', [CLOSED, OPEN])).toMatchObject([null, { id: OPEN }]);
    });

    it('hide the records that only they refer to', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await fill(store);
      expect(await actorsSeen(store, ANONYMOUS)).toEqual(['actor:ann', 'actor:bob']);
      expect(await store.named(ANONYMOUS, 'actor', ['actor:secret'])).toEqual([null]);
      expect(await store.actorByAccount(ANONYMOUS, { platform: 'x', handle: 'secret' })).toBeNull();
      expect(await store.linkByUrl(ANONYMOUS, 'https://example.org/secret')).toBeNull();
      for (const viewer of [GRANTED, OPERATOR]) {
        expect(await actorsSeen(store, viewer)).toEqual(['actor:ann', 'actor:bob', 'actor:secret']);
        expect((await store.linkByUrl(viewer, 'https://example.org/secret'))?.id).toBe('link:secret');
        expect(await idsOf(store, ask({}, viewer))).toEqual(['message:secret', 'message:open']);
      }
    });

    it('are not read when their id is refused', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await fill(store);
      const parse = vi.spyOn(JSON, 'parse');
      onTestFinished(() => parse.mockRestore());
      const bodiesRead = () => parse.mock.calls.filter(([text]) => /secret/.test(text)).length;
      expect(await store.entries(ANONYMOUS, ['message:secret'])).toEqual([null]);
      expect(await store.named(ANONYMOUS, 'actor', ['actor:secret'])).toEqual([null]);
      expect(await store.named(ANONYMOUS, 'link', ['link:secret'])).toEqual([null]);
      expect(await store.named(ANONYMOUS, 'collection', [CLOSED])).toEqual([null]);
      expect(bodiesRead()).toBe(0);
      expect(await store.entries(GRANTED, ['message:secret'])).toMatchObject([{ id: 'message:secret' }]);
      expect(bodiesRead()).toBe(1);
    });

    it('open and close together with their entries', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await fill(store);
      await commit(store, collection(CLOSED, { access: 'OPEN' }), collection(OPEN, { access: 'RESTRICTED' }));
      expect(await idsOf(store, ask({}, ANONYMOUS))).toEqual(['message:secret']);
      expect(await store.count(ask({}, ANONYMOUS))).toBe(1);
      expect(await store.collectionExtent(ANONYMOUS, CLOSED)).toMatchObject({ entries: 1 });
    });

    it('do not change the weight of a word for viewers who may not read them', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE, message('1', { text: 'leak of the mails' }), message('2', { text: 'the rest' }));
      const before = await store.search(ask({ text: 'leak' }, ANONYMOUS), WHOLE);
      await commit(store, message('3', { text: 'leak leak leak' }, CLOSED), message('4', { text: 'leak' }, CLOSED));
      expect(await store.search(ask({ text: 'leak' }, ANONYMOUS), WHOLE)).toEqual(before);
      expect((await store.search(ask({ text: 'leak' }), WHOLE)).items[0]?.score).not.toBe(before.items[0]?.score);
    });
  });
}
