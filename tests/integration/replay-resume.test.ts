import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDuration } from '../../src/domain/time/duration.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { addHistory, cursorOf, inputFor, messageAt, play, type Played, record } from '../support/played.ts';
import { DAY_MS, inputs, instants, START } from '../support/replay-model.ts';
import { scaledRuns } from '../support/scaled.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
});
afterAll(() => store.close());

describe('a replay that resumes', () => {
  test('gives exactly the rest for the cursor of any of its frames, with any pacing', async () => {
    await fc.assert(
      fc.asyncProperty(instants, inputs, async (history, more) => {
        const collection = await addHistory(store, history);
        const input = inputFor(collection, { ...more, clockEvery: parseDuration('PT7S') });
        const whole = await play(store, input, { atMost: 60 });
        for (const [index, { frame }] of whole.entries()) {
          const rest = record(await play(store, { ...input, from: null, after: cursorOf(frame) }, { atMost: 60 }));
          const wanted = record(whole.slice(index + 1));
          // A slow replay is cut off after this many clock frames.
          const length = whole.length < 60 ? Infinity : Math.min(rest.length, wanted.length);
          expect(rest.slice(0, length)).toEqual(wanted.slice(0, length));
        }
      }),
      scaledRuns(6),
    );
  });

  test('loses and repeats nothing through any number of cuts, and takes no longer', async () => {
    await fc.assert(
      fc.asyncProperty(instants, inputs, fc.array(fc.integer({ min: 1, max: 4 })), async (history, more, cuts) => {
        const collection = await addHistory(store, history);
        const input = inputFor(collection, more);
        const clock = new SimulatedClock();
        const whole = await play(store, input);
        const pieces: Played[] = [];
        for (const cut of [...cuts, Infinity]) {
          const last = pieces.at(-1)?.frame;
          const next = last === undefined ? input : { ...input, from: null, after: cursorOf(last) };
          pieces.push(...(await play(store, next, { clock, atMost: cut })));
        }
        expect(record(pieces)).toEqual(record(whole));
        expect(clock.now()).toBeLessThanOrEqual((whole.at(-1)?.at ?? 0) * (1 + 1e-6) + 1e-6);
      }),
      scaledRuns(15),
    );
  });

  test('keeps the speed of fitInto, also when the record has grown at both ends', async () => {
    const collection = await addHistory(store, [START, START + DAY_MS, START + 2 * DAY_MS]);
    const input = inputFor(collection, { pacing: { fitInto: parseDuration('PT2S') } });
    const [, first] = await play(store, input, { atMost: 2 });
    const [before, beyond] = [START - 9 * DAY_MS, START + 12 * DAY_MS];
    await store.commit({ items: [messageAt(collection, 'before', before), messageAt(collection, 'beyond', beyond)] });
    const rest = await play(store, { ...input, after: cursorOf(first?.frame) });
    expect(rest.map(({ frame, at }) => [frame.kind, at])).toEqual([
      ['OPENED', 0],
      ['ENTRY', 0],
      ['ENTRY', 1_000],
      ['ENTRY', 2_000],
      ['ENTRY', 12_000],
      ['ENDED', 12_000],
    ]);
    expect(rest[1]?.frame).toMatchObject({ entry: { id: 'message:before' }, change: 'ADDED', late: true });
  });

  test('by entries per second waits for the next entry, and not before the first one of all', async () => {
    const collection = await addHistory(store, [START, START + DAY_MS]);
    const input = inputFor(collection, { pacing: { entriesPerSecond: 4 } });
    const whole = await play(store, input);
    const timesAfter = async (index: number) => {
      const rest = await play(store, { ...input, after: cursorOf(whole[index]?.frame) });
      return rest.filter(({ frame }) => frame.kind === 'ENTRY').map(({ at }) => at);
    };
    expect([await timesAfter(0), await timesAfter(1)]).toEqual([[0, 250], [250]]);
  });

  test('plays at once the entries added behind its clock, and does not turn the clock back', async () => {
    const collection = await addHistory(store, [START, START + 10 * DAY_MS]);
    const input = inputFor(collection, { pacing: { speed: DAY_MS / 1_000 }, clockEvery: parseDuration('PT5S') });
    const clockFrame = (await play(store, input, { atMost: 3 })).at(-1)?.frame;
    expect(clockFrame).toMatchObject({ kind: 'CLOCK', timelineTime: START + 5 * DAY_MS });
    await store.commit({ items: [messageAt(collection, 'behind', START + 2 * DAY_MS)] });
    const rest = await play(store, { ...input, clockEvery: null, after: cursorOf(clockFrame) });
    expect(rest.map(({ frame, at }) => [frame.kind, frame.timelineTime, at])).toEqual([
      ['OPENED', START + 5 * DAY_MS, 0],
      ['ENTRY', START + 5 * DAY_MS, 0],
      ['ENTRY', START + 10 * DAY_MS, 5_000],
      ['ENDED', START + 10 * DAY_MS, 5_000],
    ]);
  });
});
