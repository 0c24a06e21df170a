import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import type { EntryChange, LogPosition } from '../../src/domain/commit/change-log.ts';
import type { BatchItem } from '../../src/domain/commit/commit.ts';
import { indexEntry } from '../../src/domain/query/entry-index.ts';
import type { EntryRecord } from '../../src/domain/record/record.ts';
import type { ChangeSlice, Store } from '../../src/store/store.ts';
import { arbitraryHistory } from '../support/arbitrary-records.ts';
import { ask, BASE, CLOSED, collection, commit, message, OPEN, WHOLE } from '../support/record-items.ts';
import { scaledRuns } from '../support/scaled.ts';
import type { StorePlace } from '../support/test-stores.ts';

const BEGINNING: LogPosition = { sequence: 0, ordinal: null };
const PROPERTY_TIMEOUT_MS = 300_000;
/** A counterexample is made smaller until this time is over. */
const RUNS = { ...scaledRuns(2), interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true };

const all = async (store: Store, after = BEGINNING) => (await store.changes(after, 1_000)).changes;

/** The log from its beginning, in slices of this many lines. */
async function inSlices(store: Store, limit: number): Promise<EntryChange[]> {
  const changes: EntryChange[] = [];
  for (let position = BEGINNING; ;) {
    const slice: ChangeSlice = await store.changes(position, limit);
    changes.push(...slice.changes);
    const last = slice.changes.at(-1);
    if (!slice.more || last === undefined) return changes;
    position = { sequence: last.sequence, ordinal: last.ordinal };
  }
}

async function currentOf(store: Store, id: string): Promise<EntryRecord | null> {
  return (await store.entries(OPERATOR, [id]))[0] ?? null;
}

const stateOf = (entry: EntryRecord | null) => entry && { keys: indexEntry(entry).keys, entry };

/** Resolves in another millisecond than that of the call: an instant between two commits. */
async function nextInstant(): Promise<number> {
  for (const now = Date.now(); Date.now() === now;) await nextTurn();
  return Date.now();
}

export function describeChangeLog(newPlace: () => Promise<StorePlace>): void {
  describe('the change log', () => {
    it('has a line for each entry that a commit touched, with the entry before and after the change', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE, message('1', { text: 'First' }), message('2', {}, CLOSED));
      const [first, second] = [await currentOf(store, 'message:1'), await currentOf(store, 'message:2')];
      await commit(store, message('1', { text: 'Second', occurred: { edtf: '2016-10-12' } }));
      const corrected = await currentOf(store, 'message:1');
      const open = { collection: OPEN, formerAccess: 'OPEN', access: 'OPEN' };
      const closed = { collection: CLOSED, formerAccess: 'RESTRICTED', access: 'RESTRICTED' };
      expect(await store.changes(BEGINNING, 100)).toEqual({
        changes: [
          { sequence: 1, ordinal: 0, entry: 'message:1', ...open, kind: 'ADDED', before: null, after: stateOf(first) },
          {
            ...{ sequence: 1, ordinal: 1, entry: 'message:2', ...closed, kind: 'ADDED' },
            ...{ before: null, after: stateOf(second) },
          },
          {
            ...{ sequence: 2, ordinal: 0, entry: 'message:1', ...open, kind: 'CORRECTED' },
            ...{ before: stateOf(first), after: stateOf(corrected) },
          },
        ],
        more: false,
        head: 2,
      });
    });

    it('gives the old and the new order key of an entry that moves with its base', async () => {
      await using place = await newPlace();
      const store = await place.open();
      const follower = message('follower', { occurred: { relativeTo: { entry: 'message:base', offset: 'P1D' } } });
      await commit(store, ...BASE, message('base', { occurred: { edtf: '2016-10-12' } }), follower);
      const stood = await currentOf(store, 'message:follower');
      await commit(store, message('base', { occurred: { edtf: '2016-11-12' } }));
      const stands = await currentOf(store, 'message:follower');
      const moved = await all(store, { sequence: 1, ordinal: null });
      expect(moved.map(({ entry, kind }) => [entry, kind])).toEqual([
        ['message:base', 'CORRECTED'],
        ['message:follower', 'DERIVED'],
      ]);
      expect(moved[1]).toMatchObject({ before: stateOf(stood), after: stateOf(stands) });
      expect(stands?.occurred?.scheduled).not.toBe(stood?.occurred?.scheduled);
    });

    it('is read from any position, also within a commit, and says whether there is more', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE);
      await commit(store, message('1'), message('2'), message('3'));
      await commit(store, message('4'));
      const read = async (after: LogPosition, limit: number) => {
        const { changes, more, head } = await store.changes(after, limit);
        expect(head).toBe(3);
        return [changes.map(({ sequence, ordinal }) => `${sequence}.${ordinal}`), more];
      };
      expect(await read(BEGINNING, 2)).toEqual([['2.0', '2.1'], true]);
      expect(await read(BEGINNING, 4)).toEqual([['2.0', '2.1', '2.2', '3.0'], false]);
      expect(await read({ sequence: 2, ordinal: 0 }, 2)).toEqual([['2.1', '2.2'], true]);
      expect(await read({ sequence: 2, ordinal: 1 }, 9)).toEqual([['2.2', '3.0'], false]);
      expect(await read({ sequence: 2, ordinal: null }, 9)).toEqual([['3.0'], false]);
      expect(await read({ sequence: 3, ordinal: null }, 9)).toEqual([[], false]);
    });

    it('gives each line the states of its time, at every end of a slice', async () => {
      await using place = await newPlace();
      const store = await place.open();
      const texts = ['one', 'two', 'three', 'four'];
      await commit(store, ...BASE);
      for (const text of texts) await commit(store, message('1', { text }), message('2', { text }));
      const whole = await all(store);
      expect(whole.map(({ after }) => after?.entry?.input.text)).toEqual(texts.flatMap((text) => [text, text]));
      expect(whole.slice(2).map(({ before }) => before)).toEqual(whole.slice(0, -2).map(({ after }) => after));
      for (const limit of [1, 2, 3]) expect(await inSlices(store, limit)).toEqual(whole);
    });

    it('has a line for every entry of a collection that becomes restricted', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE, message('1'), message('2'));
      await commit(store, collection(OPEN, { access: 'RESTRICTED' }));
      const closed = await all(store, { sequence: 1, ordinal: null });
      expect(closed.map(({ access, before, after }) => [access, before?.entry?.access, after?.entry?.access])).toEqual(
        ['message:1', 'message:2'].map(() => ['RESTRICTED', 'OPEN', 'RESTRICTED']),
      );
    });

    it('says who could see an entry before its collection became restricted, even if it was erased later', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE, message('1'));
      await commit(store, collection(OPEN, { access: 'RESTRICTED' }));
      await commit(store, { kind: 'erasure', id: 'message:1', reason: 'Asked for' });
      const lines = await all(store, { sequence: 1, ordinal: null });
      expect(
        lines.map(({ kind, formerAccess, access, before }) => [kind, formerAccess, access, before?.entry]),
      ).toEqual([
        ['DERIVED', 'OPEN', 'RESTRICTED', null],
        ['ERASED', 'RESTRICTED', 'RESTRICTED', null],
      ]);
    });

    it('keeps only the order keys of an erased entry, and none of its content', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE, message('1', { text: 'Secret' }), message('2'));
      await commit(store, message('1', { text: 'Still secret', occurred: { edtf: '2016-10-12' } }));
      const erased = await currentOf(store, 'message:1');
      await commit(store, { kind: 'erasure', id: 'message:1', reason: 'asked for by the sender' });
      for (const changes of [await all(store), await inSlices(store, 1)]) {
        expect(JSON.stringify(changes)).not.toMatch(/secret/i);
        expect(changes.filter(({ entry }) => entry === 'message:1')).toMatchObject([
          { kind: 'ADDED', before: null, after: { entry: null } },
          { kind: 'CORRECTED', before: { entry: null }, after: { keys: stateOf(erased)?.keys, entry: null } },
          { kind: 'ERASED', access: 'OPEN', before: { keys: stateOf(erased)?.keys, entry: null }, after: null },
        ]);
      }
    });

    it('drops lines older than the limit, and refuses positions before them', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await commit(store, ...BASE, message('1'), message('2'));
      await commit(store, message('3'));
      const between = await nextInstant();
      await commit(store, message('1', { text: 'corrected' }));
      await store.trim(between);
      for (const gone of [BEGINNING, { sequence: 1, ordinal: null }, { sequence: 2, ordinal: 0 }]) {
        await expect(store.changes(gone, 9)).rejects.toMatchObject({ name: 'DomainError', code: 'CURSOR_EXPIRED' });
      }
      const left = await all(store, { sequence: 2, ordinal: null });
      expect(left.map(({ entry, before }) => [entry, before?.entry?.revision])).toEqual([['message:1', 1]]);
      await store.trim(await nextInstant());
      expect(await all(store, { sequence: 3, ordinal: null })).toEqual([]);
      await expect(store.changes({ sequence: 2, ordinal: null }, 9)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
      await commit(store, message('4'));
      expect(await all(store, { sequence: 3, ordinal: null })).toHaveLength(1);
    });

    it('deletes no line if none is older than the limit', async () => {
      await using place = await newPlace();
      const store = await place.open();
      const before = await nextInstant();
      await store.trim(before);
      await commit(store, ...BASE, message('1'));
      await store.trim(before);
      expect(await all(store)).toHaveLength(1);
    });

    it(
      'gives the record if all its lines are applied to an empty one',
      async () => {
        const erasures = fc.subarray(['message:0', 'message:1', 'message:2', 'statement:0'], { maxLength: 2 });
        const size = fc.integer({ min: 1, max: 20 });
        const property = fc.asyncProperty(arbitraryHistory, erasures, size, async (history, erased, limit) => {
          await using place = await newPlace();
          const store = await place.open();
          for (const items of history) await store.commit({ items });
          await commit(store, ...erased.map((id): BatchItem => ({ kind: 'erasure', id, reason: 'asked for' })));
          for (const items of history) await store.commit({ items });
          const held = new Map<string, EntryRecord | null>();
          for (const { entry, before, after } of await inSlices(store, limit)) {
            expect(before?.entry ?? null).toEqual(held.get(entry) ?? null);
            for (const state of [before, after]) {
              if (state !== null && state.entry !== null) expect(state).toEqual(stateOf(state.entry));
            }
            held.set(entry, after?.entry ?? null);
          }
          const record = (await store.page(ask(), WHOLE)).items;
          const left = [...held].filter(([, entry]) => entry !== null);
          expect(new Map(left)).toEqual(new Map(record.map((entry) => [entry.id, entry])));
        });
        await fc.assert(property, RUNS);
      },
      PROPERTY_TIMEOUT_MS,
    );
  });
}
