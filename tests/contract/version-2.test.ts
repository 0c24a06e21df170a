import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { describe, expect, inject, it } from 'vitest';
import { checkRecord } from '../../src/commands/doctor/record-check.ts';
import { OPERATOR } from '../../src/domain/authority.ts';
import { SqliteConnection } from '../../src/store/sqlite/connection.ts';
import type { Store } from '../../src/store/store.ts';
import { chatId, EDITED_CHAT, importChat, NAMED_CHAT, UNEDITED_CHAT } from '../support/edited-chat.ts';
import { collect } from '../support/read-events.ts';
import { mongoPlace, placeAt, sqlitePlace, type StorePlace } from '../support/test-stores.ts';

const server = inject('mongodbUri') ?? '';
const [EDITED, CORRECTED, REDATED, PLAIN] = [chatId(10), chatId(11), chatId(12), chatId(13)] as const;
const LAST_CHANGE = { kind: 'EDITED', at: '2023-01-17T19:33:20Z' };

async function oldFile(): Promise<StorePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'backchannel-version-2-'));
  const file = join(folder, 'old.db');
  const connection = new SqliteConnection(file, 'WRITE');
  connection.execute(await readFile('tests/fixtures/sqlite-version-2.sql', 'utf8'));
  connection.close();
  return placeAt(`sqlite:${file}`, () => rm(folder, { recursive: true, force: true }));
}

async function oldDatabase(): Promise<StorePlace> {
  const place = await mongoPlace(server);
  await using client = new MongoClient(place.location);
  const tables = JSON.parse(await readFile('tests/fixtures/mongodb-version-2.json', 'utf8')) as Record<
    string,
    { readonly _id: string }[]
  >;
  for (const [name, documents] of Object.entries(tables)) {
    await client.db().collection<{ readonly _id: string }>(name).insertMany(documents);
  }
  return place;
}

async function freshStore(place: StorePlace): Promise<Store> {
  const store = await place.open();
  await importChat(store, EDITED_CHAT);
  const words = { text: 'hi there' };
  const items = [{ kind: 'correction', id: CORRECTED, patch: words, reason: 'A word was missing.' }] as const;
  await store.commit({ items });
  return store;
}

const stores: readonly (readonly [string, boolean, () => Promise<StorePlace>])[] = [
  ['An SQLite store of version 2', false, oldFile],
  ['A MongoDB store of version 2', server === '', oldDatabase],
];

describe.for(stores.filter(([, isMissing]) => !isMissing))('%s', ([, , old]) => {
  it('has every last change in a field, and gives the same answers as before', async () => {
    await using place = await old();
    await using another = await sqlitePlace();
    const store = await place.open();
    const fresh = await freshStore(another);
    const ids = [EDITED, CORRECTED, PLAIN];
    expect(await store.entries(OPERATOR, ids)).toEqual(await fresh.entries(OPERATOR, ids));
    expect(await store.entries(OPERATOR, [EDITED, REDATED])).toMatchObject([
      { input: { lastChange: LAST_CHANGE }, occurred: { note: 'edited 2023-01-17T19:33:20Z' } },
      { input: { occurred: { edtf: '2023-01-18' } }, occurred: { note: null } },
    ]);
    const inputs = async (record: Store) => (await record.revisions(OPERATOR, [CORRECTED])).map(({ input }) => input);
    expect(await inputs(store)).toEqual(await inputs(fresh));
    const actors = ['actor:telegram/user1', 'actor:telegram/user2'];
    expect(await store.named(OPERATOR, 'actor', actors)).toEqual(await fresh.named(OPERATOR, 'actor', actors));
  });

  it('also has them in its change log', async () => {
    await using place = await old();
    const store = await place.open();
    const { changes } = await store.changes({ sequence: 0, ordinal: null }, 100);
    const replaced = changes.flatMap(({ entry, before }) =>
      entry === REDATED && before !== null ? [before.entry] : [],
    );
    expect(replaced).toMatchObject([
      { input: { lastChange: { kind: 'EDITED' } }, occurred: { note: 'edited 2023-01-17T19:33:22Z' } },
    ]);
  });

  it('is not changed by the same archive, nor by an older one', async () => {
    await using place = await old();
    const store = await place.open();
    const head = await store.head();
    const unchanged = { read: 8, added: 0, unchanged: 8, changed: 0, skipped: 0 };
    expect(await importChat(store, EDITED_CHAT)).toEqual(unchanged);
    expect(await importChat(store, UNEDITED_CHAT.slice(0, 2))).toMatchObject({ added: 0, changed: 0 });
    expect(await store.head()).toBe(head);
  });

  it('learns the name of an actor that was known by a handle alone', async () => {
    await using place = await old();
    const store = await place.open();
    expect(await importChat(store, NAMED_CHAT)).toMatchObject({ added: 0, changed: 1 });
    expect(await store.named(OPERATOR, 'actor', ['actor:telegram/user2'])).toMatchObject([{ input: { name: 'Bob' } }]);
    expect(await importChat(store, EDITED_CHAT)).toMatchObject({ added: 0, changed: 0 });
  });

  it('has only data that follow from its record', async () => {
    await using place = await old();
    const store = await place.open();
    expect(await collect(store.checkIndex())).toEqual([]);
    for await (const { inconsistencies, toRederive } of checkRecord(store)) {
      expect(inconsistencies).toEqual([]);
      expect(toRederive).toEqual([]);
    }
  });
});

describe.skipIf(server === '')('A MongoDB store that was left in the middle of its upgrade', () => {
  it('is upgraded by several nodes at once, and only once', async () => {
    await using place = await oldDatabase();
    const ids = [EDITED, CORRECTED, REDATED, PLAIN];
    const nodes = await Promise.all([place.open(), place.open()]);
    const [once, other] = await Promise.all(nodes.map((node) => node.entries(OPERATOR, ids)));
    expect(other).toEqual(once);
    await using client = new MongoClient(place.location);
    const meta = client.db().collection<{ _id: string; schema: number }>('meta');
    expect(await meta.findOne({})).toMatchObject({ schema: 4 });
    await meta.updateOne({ _id: 'store' }, { $set: { schema: 2 } });
    expect(await (await place.open()).entries(OPERATOR, ids)).toEqual(once);
  });
});
