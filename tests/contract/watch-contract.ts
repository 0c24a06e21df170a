import { describe, expect, it } from 'vitest';
import { isAt, Listening } from '../support/listening.ts';
import { BASE, commit, message } from '../support/record-items.ts';
import type { StorePlace } from '../support/test-stores.ts';

export function describeWatching(newPlace: () => Promise<StorePlace>): void {
  describe('a listener', () => {
    it('is called after commits of the same store and of others on the same place', async () => {
      await using place = await newPlace();
      const [near, far] = [await place.open(), await place.open()];
      using hearing = new Listening(near);
      let sequence = 0;
      for (const store of [near, far, far, near]) {
        const heard = hearing.until(isAt(near, sequence + 1));
        await commit(store, ...BASE, message(String(sequence++)));
        await heard;
      }
    });

    it('is not called after it has ended, while others still are', async () => {
      await using place = await newPlace();
      const store = await place.open();
      const ended = new Listening(store);
      using going = new Listening(store);
      ended[Symbol.dispose]();
      const calls = ended.calls;
      const heard = going.until(isAt(store, 1));
      await commit(store, ...BASE);
      await heard;
      expect(ended.calls).toBe(calls);
    });

    it('is called again after all listeners had ended', async () => {
      await using place = await newPlace();
      const [near, far] = [await place.open(), await place.open()];
      new Listening(near)[Symbol.dispose]();
      using again = new Listening(near);
      const heard = again.until(isAt(near, 1));
      await commit(far, ...BASE);
      await heard;
    });

    it('is not called after the store is closed', async () => {
      await using place = await newPlace();
      const [closed, other] = [await place.open(), await place.open()];
      const deaf = new Listening(closed);
      await closed.close();
      const calls = deaf.calls;
      const late = new Listening(closed);
      using hearing = new Listening(other);
      const heard = hearing.until(isAt(other, 1));
      await commit(other, ...BASE);
      await heard;
      expect([deaf.calls, late.calls]).toEqual([calls, 0]);
    });
  });
}
