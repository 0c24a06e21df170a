import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import { openReplay } from '../../src/replay/replay.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { RecordReader, Store } from '../../src/store/store.ts';
import { addHistory, inputFor, play } from '../support/played.ts';
import { DAY_MS, START } from '../support/replay-model.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
});
afterAll(() => store.close());

describe('ending a replay', () => {
  const ways = ['return', 'signal'] as const;

  test.each(ways)('by %s in the middle of a wait frees everything at once', async (way) => {
    const collection = await addHistory(store, [START, START + DAY_MS]);
    const clock = new SimulatedClock();
    const ended = new AbortController();
    let reads = 0;
    const reader: RecordReader = { ...store, page: (...given) => ((reads += 1), store.page(...given)) };
    const input = inputFor(collection, { paused: true });
    const frames = await openReplay({ reader, viewer: OPERATOR, input, clock, signal: ended.signal });
    const first = [await frames.next(), await frames.next()];
    expect(first.map(({ value }) => value?.kind)).toEqual(['OPENED', 'STATUS']);
    const waiting = frames.next();
    await new Promise(setImmediate);
    expect(clock.sleeping).toBe(1);
    if (way === 'return') await frames.return();
    else ended.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await frames.next()).toEqual({ done: true, value: undefined });
    expect([clock.sleeping, reads]).toEqual([0, 0]);
  });

  test('after a frame reads no more', async () => {
    const collection = await addHistory(store, [START, START + DAY_MS]);
    let reads = 0;
    const reader: RecordReader = { ...store, page: (...given) => ((reads += 1), store.page(...given)) };
    await play(reader, inputFor(collection, { pacing: { instant: true } }), { atMost: 2 });
    expect(reads).toBe(1);
  });

  test('before it began plays nothing', async () => {
    const collection = await addHistory(store, [START]);
    const signal = AbortSignal.abort();
    const input = inputFor(collection);
    const frames = await openReplay({ reader: store, viewer: OPERATOR, input, clock: new SimulatedClock(), signal });
    expect(await frames.next()).toEqual({ done: true, value: undefined });
  });
});
