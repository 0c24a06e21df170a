import { describe, expect, it } from 'vitest';
import type { SharedPiece, Store } from '../../src/store/store.ts';
import { Listening } from '../support/listening.ts';
import { BASE, commit } from '../support/record-items.ts';
import type { StorePlace } from '../support/test-stores.ts';

const HOUR_MS = 3_600_000;

async function piece(store: Store, id: string, version: number, more: Partial<SharedPiece> = {}): Promise<SharedPiece> {
  return { id, version, body: `{"version":${version}}`, expires: (await store.shared.time()) + HOUR_MS, ...more };
}

export function describeSharedState(newPlace: () => Promise<StorePlace>): void {
  describe('shared state', () => {
    it('is read by every node as it was last written', async () => {
      await using place = await newPlace();
      const [one, other] = [await place.open(), await place.open()];
      const [first, second] = [await piece(one, 'a', 1), await piece(one, 'a', 2)];
      const neighbour = await piece(one, 'b', 1);
      expect(await one.shared.write('room', first)).toBe(true);
      expect(await other.shared.read('room', ['a'])).toEqual([first]);
      expect(await other.shared.write('room', second)).toBe(true);
      expect(await other.shared.write('room', neighbour)).toBe(true);
      expect(await one.shared.read('room', ['a', 'none'])).toEqual([second]);
      expect(await one.shared.read('room', [])).toEqual([]);
      expect(await one.shared.read('room')).toEqual([second, neighbour]);
    });

    it('keeps its kinds apart', async () => {
      await using place = await newPlace();
      const store = await place.open();
      await store.shared.write('room', await piece(store, 'a', 1));
      expect(await store.shared.read('revocation')).toEqual([]);
      expect(await store.shared.read('revocation', ['a'])).toEqual([]);
      expect(await store.shared.write('revocation', await piece(store, 'a', 1))).toBe(true);
    });

    it('refuses every version but the next', async () => {
      await using place = await newPlace();
      const store = await place.open();
      expect(await store.shared.write('room', await piece(store, 'a', 2))).toBe(false);
      expect(await store.shared.write('room', await piece(store, 'a', 1))).toBe(true);
      for (const version of [1, 3]) {
        expect(await store.shared.write('room', await piece(store, 'a', version, { body: '"lost"' }))).toBe(false);
      }
      expect(await store.shared.read('room')).toMatchObject([{ version: 1, body: '{"version":1}' }]);
    });

    it.each([1, 2])('lets exactly one of many writers have version %i', async (version) => {
      await using place = await newPlace();
      const nodes = [await place.open(), await place.open()] as const;
      if (version === 2) await nodes[0].shared.write('room', await piece(nodes[0], 'a', 1));
      const pieces = await Promise.all(
        Array.from({ length: 20 }, (_, writer) => piece(nodes[0], 'a', version, { body: String(writer) })),
      );
      const written = await Promise.all(
        pieces.map((each, writer) => nodes[writer % 2 === 0 ? 0 : 1].shared.write('room', each)),
      );
      expect(written.filter(Boolean)).toHaveLength(1);
      expect(await nodes[0].shared.read('room')).toEqual([pieces[written.indexOf(true)]]);
    });

    it('treats an expired piece as absent, so that it can begin again', async () => {
      await using place = await newPlace();
      const store = await place.open();
      const expires = (await store.shared.time()) - 1;
      for (const id of ['a', 'b'])
        expect(await store.shared.write('room', await piece(store, id, 1, { expires }))).toBe(true);
      expect(await store.shared.read('room')).toEqual([]);
      expect(await store.shared.read('room', ['a'])).toEqual([]);
      expect(await store.shared.write('room', await piece(store, 'a', 2))).toBe(false);
      const [again, kept] = [await piece(store, 'a', 1), await piece(store, 'kept', 1)];
      expect(await store.shared.write('room', again)).toBe(true);
      expect(await store.shared.write('room', kept)).toBe(true);
      await store.trim(0);
      expect(await store.shared.read('room')).toEqual([again, kept]);
      expect(await store.shared.write('room', await piece(store, 'b', 2))).toBe(false);
    });

    it('has one clock for all nodes, and the clock runs', async () => {
      await using place = await newPlace();
      const nodes = [await place.open(), await place.open()] as const;
      const [first, second] = [await nodes[0].shared.time(), await nodes[1].shared.time()];
      expect(Number.isInteger(first)).toBe(true);
      // A round trip takes less than a second. A time in seconds would differ from one in milliseconds by far more.
      expect(second - first).toBeGreaterThan(-1_000);
      expect(second - first).toBeLessThan(10_000);
    });

    it('calls the listeners of all nodes after a write', async () => {
      await using place = await newPlace();
      const nodes = [await place.open(), await place.open()] as const;
      using near = new Listening(nodes[0]);
      using far = new Listening(nodes[1]);
      for (const version of [1, 2]) {
        const isThere = (store: Store) => async () => (await store.shared.read('room'))[0]?.version === version;
        const heard = [near.until(isThere(nodes[0])), far.until(isThere(nodes[1]))];
        expect(await nodes[0].shared.write('room', await piece(nodes[0], 'a', version))).toBe(true);
        await Promise.all(heard);
      }
    });

    it('is written while a commit is running, and takes no sequence', async () => {
      await using place = await newPlace();
      const store = await place.open();
      const given = await piece(store, 'a', 1);
      const [report, isWritten] = await Promise.all([commit(store, ...BASE), store.shared.write('room', given)]);
      expect([report.sequence, isWritten, await store.head()]).toEqual([1, true, 1]);
    });
  });
}
