import type { Db } from 'mongodb';
import { describe, expect, inject, it } from 'vitest';
import type { BatchItem } from '../../src/domain/commit/commit.ts';
import type { Inconsistency, Store } from '../../src/store/store.ts';
import { damageDatabase, damageFile } from '../support/damaged-store.ts';
import { collect } from '../support/read-events.ts';
import { actor, CLOSED, collection, link, message, OPEN, source, statement } from '../support/record-items.ts';
import { mongoPlace, sqlitePlace, type StorePlace } from '../support/test-stores.ts';
import { wholeRecord } from '../support/whole-record.ts';

const server = inject('mongodbUri');

const RECORD: readonly BatchItem[] = [
  collection(OPEN),
  collection(CLOSED, { access: 'RESTRICTED' }),
  actor('actor:ann', { accounts: [{ platform: 'Twitter', handle: '@one' }], aliases: ['Anna'] }),
  actor('actor:bob'),
  actor('actor:eve'),
  source('source:a'),
  link('link:x', { url: 'https://example.org/x' }),
  message('1', { text: 'The resume leaks', sender: { actor: 'actor:ann' }, occurred: { edtf: '2016-10-12' } }),
  message('2', { text: 'No', sender: { actor: 'actor:bob' }, to: [{ actor: 'actor:ann' }], inReplyTo: 'message:1' }),
  message('3', { occurred: { relativeTo: { entry: 'message:1', offset: 'P2D' } }, links: ['link:x'] }),
  message('4', { text: 'Closed', occurred: { edtf: '2016-11' } }, CLOSED),
  statement('5', { text: 'leaked', speaker: { actor: 'actor:eve' }, citations: [{ source: 'source:a' }] }),
];

async function fill(store: Store): Promise<unknown> {
  await store.commit({ items: RECORD });
  await store.commit({ items: [{ kind: 'correction', id: 'message:2', patch: { text: 'Yes' }, reason: 'Misread' }] });
  await store.commit({ items: [{ kind: 'merge', keep: 'actor:ann', merge: 'actor:eve' }] });
  expect(await collect(store.checkIndex())).toEqual([]);
  return wholeRecord(store);
}

const whats = (inconsistencies: readonly Inconsistency[]) => inconsistencies.map(({ what }) => what);

/** Damages a store, and expects the doctor to report it, to mend it, and to leave the record as it was. */
async function expectMended(place: StorePlace, damage: () => unknown, what: string): Promise<void> {
  const before = await fill(await place.open());
  await damage();
  const store = await place.open();
  const inconsistencies = await collect(store.checkIndex());
  expect(whats(inconsistencies)).toContain(what);
  expect(inconsistencies.every(({ canBeMended }) => canBeMended)).toBe(true);
  await store.rebuildIndex();
  expect(await collect(store.checkIndex())).toEqual([]);
  expect(await wholeRecord(store)).toEqual(before);
  // Later commits find everything in order.
  await store.commit({ items: [message('6', { text: 'resume' }), { kind: 'split', id: 'actor:eve' }] });
  expect(await collect(store.checkIndex())).toEqual([]);
}

describe('A damaged SQLite store', () => {
  it.each([
    ['order keys and other facts of entries', "UPDATE entry SET occurred_key = '~zzz' WHERE id = 'message:1'"],
    ['order keys and other facts of entries', "DELETE FROM entry WHERE id = 'message:2'"],
    ['words of entries', 'DELETE FROM entry_words WHERE rowid = 1'],
    ['file', "UPDATE entry_words_content SET c0 = 'other' WHERE id = 1"],
    ['words of entries', "UPDATE entry_words SET words = ' other '"],
    ['terms of entries', "UPDATE entry SET terms = '[1]' WHERE id = 'message:1'"],
    ['index of terms (occurred)', 'DELETE FROM posting_occurred WHERE term IN (SELECT number FROM term LIMIT 3)'],
    ['index of terms (disclosed)', "INSERT INTO posting_disclosed VALUES (1, 'nowhere', 99)"],
    ['counts of terms', 'UPDATE term_count SET count = count + 7'],
    ['counts of days', 'DELETE FROM day_count'],
    ['counts of words', "INSERT INTO word_count VALUES ('collection:none', 3)"],
    ['accounts', 'DELETE FROM account'],
    ['words of names', "INSERT INTO actor_word VALUES ('nobody', 'actor:bob')"],
    ['names', "UPDATE named SET url = NULL, revision = 99 WHERE id = 'link:x'"],
    ['terms of entries', "UPDATE term SET text = 'sender=actor:nobody' WHERE text = 'sender=actor:ann'"],
  ])('reports wrong %s after %s, and is mended', async (what, sql) => {
    await using place = await sqlitePlace();
    await expectMended(place, () => damageFile(place.location, sql), what);
  });

  it('is not mended if a record is lost; the report names the record', async () => {
    await using place = await sqlitePlace();
    await fill(await place.open());
    damageFile(place.location, 'UPDATE entry_body SET body = \'{"id":\' WHERE entry = 1');
    const inconsistencies = await collect((await place.open()).checkIndex());
    expect(inconsistencies).toContainEqual({
      what: 'record',
      detail: "message:1 can't be read any more",
      canBeMended: false,
    });
  });
});

describe.skipIf(server === null)('A damaged MongoDB store', () => {
  it.each<readonly [string, string, (database: Db) => Promise<unknown>]>([
    [
      'order keys, words and terms of entries',
      'a key was changed',
      (db) =>
        db.collection<{ _id: string }>('entries').updateOne({ _id: 'message:1' }, { $set: { occurredKey: '~zzz' } }),
    ],
    [
      'order keys, words and terms of entries',
      'terms and words were lost',
      (db) => db.collection('entries').updateMany({}, { $set: { terms: [], words: [] } }),
    ],
    [
      'counts of terms',
      'counts were raised',
      (db) => db.collection('termCounts').updateMany({}, { $inc: { count: 7 } }),
    ],
    ['counts of days', 'counts were lost', (db) => db.collection('dayCounts').deleteMany({})],
    [
      'counts of words',
      'a count of nothing was added',
      (db) =>
        db
          .collection<{ _id: string; collection: string; count: number }>('wordCounts')
          .insertOne({ _id: 'collection:none', collection: 'collection:none', count: 3 }),
    ],
    ['names', 'accounts were lost', (db) => db.collection('named').updateMany({}, { $unset: { accounts: '' } })],
  ])('reports wrong %s after %s, and is mended', async (what, _, damage) => {
    await using place = await mongoPlace(server ?? '');
    await expectMended(place, () => damageDatabase(place.location, damage), what);
  });

  it('is not mended if a record is lost; the report names the record', async () => {
    await using place = await mongoPlace(server ?? '');
    await fill(await place.open());
    await damageDatabase(place.location, (db) =>
      db.collection<{ _id: string }>('entries').updateOne({ _id: 'message:1' }, { $set: { body: '{"id":' } }),
    );
    const inconsistencies = await collect((await place.open()).checkIndex());
    expect(inconsistencies).toContainEqual({
      what: 'record',
      detail: "message:1 can't be read any more",
      canBeMended: false,
    });
  });
});
