import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { copyRecord, type CopyTarget } from '../../src/copying/copy-record.ts';
import type { Store } from '../../src/store/store.ts';
import { arbitraryHistory } from '../support/arbitrary-records.ts';
import { collection, message, OPEN } from '../support/record-items.ts';
import { scaledRuns } from '../support/scaled.ts';
import { mongoPlace, sqlitePlace, type StorePlace } from '../support/test-stores.ts';
import { wholeRecord } from '../support/whole-record.ts';

const server = inject('mongodbUri');
const PROPERTY_TIMEOUT_MS = 300_000;

type NewPlace = () => Promise<StorePlace>;
const toMongo: NewPlace = () => mongoPlace(server ?? '');

const ways: readonly (readonly [name: string, from: NewPlace, to: NewPlace, needsServer: boolean])[] = [
  ['SQLite to SQLite', sqlitePlace, sqlitePlace, false],
  ['SQLite to MongoDB', sqlitePlace, toMongo, true],
  ['MongoDB to SQLite', toMongo, sqlitePlace, true],
];

const copy = (from: Store, to: CopyTarget, signal = new AbortController().signal) =>
  copyRecord(from, to, { source: 'the source', onProgress: () => undefined, signal });

/** A store whose process is killed at the nth part: before or just after it adopts the part. */
function dying(store: Store, part: number, when: 'BEFORE' | 'AFTER'): CopyTarget {
  let left = part;
  return {
    name: store.name,
    shared: store.shared,
    head: () => store.head(),
    adopt: async (given, sequence) => {
      left -= 1;
      if (left < 0 && when === 'BEFORE') throw new Error('killed');
      await store.adopt(given, sequence);
      if (left < 0) throw new Error('killed');
    },
  };
}

describe.each(ways)('A copy from %s', (_, newFrom, newTo, needsServer) => {
  const run = it.skipIf(needsServer && server === null);

  run(
    'holds the same record and gives the same answers after any interruption; a second copy changes nothing',
    async () => {
      const cuts = fc.array(
        fc.record({ part: fc.nat(5), when: fc.constantFrom('BEFORE' as const, 'AFTER' as const) }),
        {
          maxLength: 2,
        },
      );
      const property = fc.asyncProperty(arbitraryHistory, cuts, async (history, deaths) => {
        await using fromPlace = await newFrom();
        await using toPlace = await newTo();
        const [from, to] = [await fromPlace.open(), await toPlace.open()];
        for (const items of history) await from.commit({ items });
        for (const { part, when } of deaths) await copy(from, dying(to, part, when)).catch(() => undefined);
        await copy(from, to);
        const copied = await wholeRecord(to);
        expect(copied).toEqual(await wholeRecord(from));
        await copy(from, to);
        expect(await wholeRecord(to)).toEqual(copied);
      });
      await fc.assert(property, { ...scaledRuns(2), interruptAfterTimeLimit: 120_000 });
    },
    PROPERTY_TIMEOUT_MS,
  );

  run(
    'adds later changes of the source, erasures among them',
    async () => {
      const property = fc.asyncProperty(arbitraryHistory, arbitraryHistory, async (before, after) => {
        await using fromPlace = await newFrom();
        await using toPlace = await newTo();
        const [from, to] = [await fromPlace.open(), await toPlace.open()];
        for (const items of before) await from.commit({ items });
        await copy(from, dying(to, 3, 'AFTER')).catch(() => undefined);
        for (const items of after) await from.commit({ items });
        await copy(from, to);
        expect(await wholeRecord(to)).toEqual(await wholeRecord(from));
      });
      await fc.assert(property, { ...scaledRuns(2), interruptAfterTimeLimit: 120_000 });
    },
    PROPERTY_TIMEOUT_MS,
  );

  run('is refused after the target got a commit of its own', async () => {
    await using fromPlace = await newFrom();
    await using toPlace = await newTo();
    const [from, to] = [await fromPlace.open(), await toPlace.open()];
    await from.commit({ items: [collection(OPEN), message('1', { text: 'resume' })] });
    await copy(from, to);
    const { sequence } = await to.commit({ items: [message('2')] });
    expect(sequence).toBe((await from.head()) + 1);
    expect((await to.changes({ sequence: sequence - 1, ordinal: null }, 10)).changes).toHaveLength(1);
    await expect(copy(from, to)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  run('lets a client that had seen everything continue, and a client that had not start again', async () => {
    await using fromPlace = await newFrom();
    await using toPlace = await newTo();
    const [from, to] = [await fromPlace.open(), await toPlace.open()];
    await from.commit({ items: [collection(OPEN)] });
    await from.commit({ items: [message('1')] });
    await copy(from, to);
    await to.commit({ items: [message('2')] });
    expect(await to.changes({ sequence: 2, ordinal: null }, 10)).toMatchObject({
      head: 3,
      changes: [{ sequence: 3, kind: 'ADDED' }],
    });
    await expect(to.changes({ sequence: 1, ordinal: null }, 10)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
  });

  run('is refused if the target holds another record or a copy of another source', async () => {
    await using fromPlace = await newFrom();
    await using toPlace = await newTo();
    await using otherPlace = await newTo();
    const [from, to, other] = [await fromPlace.open(), await toPlace.open(), await otherPlace.open()];
    await from.commit({ items: [collection(OPEN)] });
    await to.commit({ items: [collection('collection:own')] });
    const before = await wholeRecord(to);
    await expect(copy(from, to)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await wholeRecord(to)).toEqual(before);
    await copy(from, other);
    const options = { source: 'another', onProgress: () => undefined, signal: new AbortController().signal };
    await expect(copyRecord(from, other, options)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  run('includes revoked tokens', async () => {
    await using fromPlace = await newFrom();
    await using toPlace = await newTo();
    const [from, to] = [await fromPlace.open(), await toPlace.open()];
    await from.commit({ items: [collection(OPEN)] });
    const expires = Date.now() + 3_600_000;
    await from.shared.write('revocation', { id: 'a-token', version: 1, body: '{}', expires });
    await copy(from, to);
    expect(await to.shared.read('revocation')).toEqual([{ id: 'a-token', version: 1, body: '{}', expires }]);
  });
});
