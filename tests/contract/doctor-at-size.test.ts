import { MongoClient } from 'mongodb';
import { describe, expect, inject, it } from 'vitest';
import { checkRecord } from '../../src/commands/doctor/record-check.ts';
import type { BatchItem } from '../../src/domain/commit/commit.ts';
import { fromEntryDocument } from '../../src/store/mongodb/documents.ts';
import { inSnapshot } from '../../src/store/mongodb/read/snapshot.ts';
import { RecordCount } from '../../src/store/mongodb/check/record-count.ts';
import { strides } from '../../src/store/mongodb/check/strides.ts';
import { tablesOf } from '../../src/store/mongodb/tables.ts';
import type { Inconsistency, Store } from '../../src/store/store.ts';
import { damageDatabase, damageFile } from '../support/damaged-store.ts';
import { MemoryRecord } from '../support/memory-record.ts';
import { collect } from '../support/read-events.ts';
import { actor, collection, message, OPEN } from '../support/record-items.ts';
import { mongoPlace, sqlitePlace, type StorePlace } from '../support/test-stores.ts';

const server = inject('mongodbUri');

/** Two parts of entries, with answers and relative moments from one part to the other. */
const COUNT = 540;
const nameOf = (ordinal: number) => String(ordinal % COUNT).padStart(4, '0');

const ENTRIES = Array.from({ length: COUNT }, (_, ordinal): BatchItem => {
  const base = { entry: `message:${nameOf(ordinal + 301)}`, offset: 'P2D' };
  return message(nameOf(ordinal), {
    text: `Ship ${ordinal}`,
    sender: { actor: ordinal % 200 === 0 ? 'actor:eve' : 'actor:ann' },
    occurred: ordinal % 100 === 7 ? { relativeTo: base } : { edtf: `2016-10-${10 + (ordinal % 20)}` },
    ...(ordinal % 9 === 0 && { inReplyTo: `message:${nameOf(ordinal + 269)}` }),
  });
});

async function fill(store: Store): Promise<void> {
  const record = new MemoryRecord();
  const people = ['ann', 'bob', 'eve'].map((name) => actor(`actor:${name}`));
  await record.commit(collection(OPEN), ...people, ...ENTRIES);
  const entries = [...record.entriesById.values()];
  await store.adopt({ named: [...record.namedById.values()], entries, revisions: [], erased: [] }, record.sequence);
}

async function inconsistenciesOf(store: Store): Promise<Inconsistency[]> {
  const parts = await collect(checkRecord(store));
  return [...(await collect(store.checkIndex())), ...parts.flatMap(({ inconsistencies }) => inconsistencies)];
}

/** Changes entries in the first and the last part, and the data beside them. */
function changes(round: number): BatchItem[] {
  const [early, late] = [`message:${nameOf(round)}`, `message:${nameOf(COUNT - 1 - round)}`];
  return [
    message(`new-${round}`, { text: 'Yes', inReplyTo: early, sender: { actor: 'actor:bob' } }),
    message(`0-${round}`, { text: 'No', inReplyTo: late, occurred: { relativeTo: { entry: late, offset: 'PT1H' } } }),
    { kind: 'correction', id: late, patch: { text: `Boat ${round}`, occurred: { edtf: '2015' } }, reason: 'Misread' },
    { kind: 'correction', id: early, patch: { text: `Barge ${round}` }, reason: 'Misread' },
  ];
}

/** Replaces text in the body of one entry. */
async function damageBody(place: StorePlace, id: string, from: string, to: string): Promise<void> {
  if (place.location.startsWith('sqlite:')) {
    const number = `(SELECT number FROM entry WHERE id = '${id}')`;
    damageFile(
      place.location,
      `UPDATE entry_body SET body = replace(body, '${from}', '${to}') WHERE entry = ${number}`,
    );
    return;
  }
  await damageDatabase(place.location, async (database) => {
    const entries = database.collection<{ _id: string; body: string }>('entries');
    const body = (await entries.findOne({ _id: id }))?.body ?? '';
    await entries.updateOne({ _id: id }, { $set: { body: body.replaceAll(from, to) } });
  });
}

const places: readonly (readonly [name: string, newPlace: () => Promise<StorePlace>, needsServer: boolean])[] = [
  ['SQLite', sqlitePlace, false],
  ['MongoDB', () => mongoPlace(server ?? ''), true],
];

describe.each(places)('A record of several parts in %s', (_, newPlace, needsServer) => {
  const run = it.skipIf(needsServer && server === null);

  run('is found whole; a problem in a later part is reported once and mended', async () => {
    await using place = await newPlace();
    const store = await place.open();
    await fill(store);
    expect(await inconsistenciesOf(store)).toEqual([]);
    const [answered, early] = [`message:${nameOf(COUNT - 1)}`, `message:${nameOf(3)}`];
    await damageBody(place, answered, '"replyState":"ANSWERED"', '"replyState":"NO_REPLY_DOCUMENTED"');
    await damageBody(place, early, '"edtf":"2016-10-13","earliest"', '"edtf":"2011-11-11","earliest"');
    await store.rebuildIndex();
    const wrong = (await collect(checkRecord(store))).filter(({ inconsistencies }) => inconsistencies.length > 0);
    expect(wrong.map(({ toRederive }) => toRederive)).toEqual([[early], [answered]]);
    const head = await store.head();
    for (const { toRederive, lastCommit } of wrong) await store.mend(toRederive, lastCommit);
    expect(await store.head()).toBe(head);
    expect(await inconsistenciesOf(store)).toEqual([]);
  });

  run('gives no findings for commits made during the check', async () => {
    await using place = await newPlace();
    const [store, writer] = [await place.open(), await place.open()];
    await fill(store);
    let round = 0;
    for await (const { inconsistencies } of checkRecord(store)) {
      expect(inconsistencies).toEqual([]);
      await writer.commit({ items: changes((round += 1)) });
    }
    await writer.commit({ items: [{ kind: 'merge', keep: 'actor:eve', merge: 'actor:bob' }] });
    const examined = { isDone: false };
    const inconsistencies = collect(store.checkIndex()).finally(() => (examined.isDone = true));
    while (!examined.isDone) await writer.commit({ items: changes((round += 1)) });
    expect(await inconsistencies).toEqual([]);
  });

  run('has its counter of commits raised to the last commit that wrote, and never lowered', async () => {
    await using place = await newPlace();
    const store = await place.open();
    await store.commit({ items: [collection(OPEN)] });
    await store.mend([], 7);
    expect(await store.head()).toBe(7);
    await store.mend([], 3);
    expect(await store.head()).toBe(7);
    await expect(store.changes({ sequence: 6, ordinal: null }, 1)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
  });
});

describe.skipIf(server === null)('The count of a MongoDB record', () => {
  it('is that of the moment at which it caught up, with any commits during the count', async () => {
    await using place = await mongoPlace(server ?? '');
    const writer = await place.open();
    await fill(writer);
    await using client = new MongoClient(place.location);
    const tables = tablesOf(client.db());
    const counted = async (betweenStrides: (round: number) => Promise<unknown>) => {
      const count = new RecordCount();
      let round = 0;
      for await (const { documents, head } of strides(client, tables, tables.entries)) {
        count.take(documents.map(fromEntryDocument), head);
        await betweenStrides((round += 1));
      }
      expect(await inSnapshot(client, tables, (snapshot) => count.catchUp(snapshot))).toBe(true);
      const { terms, days, words } = count.counts.deltas;
      return [terms, days, words].map((deltas) => deltas.map((delta) => JSON.stringify(delta)).sort());
    };
    const disturbed = await counted((round) => writer.commit({ items: changes(round) }));
    expect(disturbed).toEqual(await counted(() => Promise.resolve()));
  });
});
