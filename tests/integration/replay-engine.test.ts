import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyOn } from '../../src/domain/query/entry-index.ts';
import { parseDuration } from '../../src/domain/time/duration.ts';
import type { ReplayFrame } from '../../src/replay/frames.ts';
import type { ReplayInput } from '../../src/replay/replay-input.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { addHistory, cursorOf, inputFor, messageAt, openFrames, play, type Played } from '../support/played.ts';
import { DAY_MS, type Expected, expected, HOUR_MS, inputs, instants, START } from '../support/replay-model.ts';
import { scaledRuns } from '../support/scaled.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';

const RUNS = scaledRuns(15);

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
});
afterAll(() => store.close());

/** The instant of its entry, else the instant of its clock. */
function instantIn(frame: ReplayFrame): number {
  return (frame.kind === 'ENTRY' ? frame.entry.occurred?.scheduled : frame.timelineTime) ?? NaN;
}

function toldBy(played: readonly Played[]): Expected {
  const kept = played.filter(({ frame }) => frame.kind === 'ENTRY' || frame.kind === 'GAP');
  const told = kept.map(({ frame }) => {
    if (frame.kind === 'GAP') return ['GAP', frame.from, frame.to] as const;
    return ['ENTRY', instantIn(frame)] as const;
  });
  return { told, times: kept.map(({ at }) => at) };
}

describe('a replay', () => {
  test('plays every dated match once, in the order of the keys, with the gaps and the times that the rules demand', async () => {
    await fc.assert(
      fc.asyncProperty(instants, inputs, async (history, more) => {
        const collection = await addHistory(store, history);
        const played = await play(store, inputFor(collection, { ...more, clockEvery: parseDuration('P100D') }));
        const { told, times } = toldBy(played);
        const wanted = expected(history, more);
        expect(told).toEqual(wanted.told);
        times.forEach((at, index) => {
          const due = wanted.times[index] ?? NaN;
          expect(Math.abs(at - due)).toBeLessThanOrEqual(1e-6 * Math.max(1, due));
        });
        const entries = played.flatMap(({ frame }) => (frame.kind === 'ENTRY' ? [frame.entry] : []));
        const keys = entries.map((entry) => keyOn(entry, 'OCCURRED'));
        expect(keys).toEqual([...new Set(keys)].sort());
        expect(played.at(-1)).toMatchObject({ frame: { kind: 'ENDED', reason: 'COMPLETED' }, at: times.at(-1) ?? 0 });
      }),
      RUNS,
    );
  });

  test('without gaps takes exactly the time of fitInto', async () => {
    await fc.assert(
      fc.asyncProperty(instants, fc.integer({ min: 1, max: 90_000 }), async (history, milliseconds) => {
        fc.pre(new Set(history.filter((at) => at !== null)).size > 1);
        const collection = await addHistory(store, history);
        const clock = new SimulatedClock();
        await play(store, inputFor(collection, { pacing: { fitInto: parseDuration(`PT${milliseconds / 1_000}S`) } }), {
          clock,
        });
        expect(clock.now() / milliseconds).toBeCloseTo(1, 6);
      }),
      RUNS,
    );
  });

  test('never shows a clock past a match that is not yet played, and no clock under instant', async () => {
    await fc.assert(
      fc.asyncProperty(instants, inputs, fc.integer({ min: 0, max: 400 }), async (history, more, late) => {
        const collection = await addHistory(store, history);
        const clock = new SimulatedClock(() => late);
        const input = inputFor(collection, { ...more, clockEvery: parseDuration('PT0.9S') });
        const played = await play(store, input, { clock, atMost: 200 });
        if (more.pacing?.instant === true) expect(played.some(({ frame }) => frame.kind === 'CLOCK')).toBe(false);
        const times = played.map(({ frame }) => instantIn(frame));
        expect(times).toEqual([...times].sort((left, right) => left - right));
      }),
      RUNS,
    );
  });

  test('delivers at once all that became due while its reader was busy, and does not drift', async () => {
    await fc.assert(
      fc.asyncProperty(instants, inputs, fc.array(fc.integer({ min: 0, max: 20_000 })), async (history, more, busy) => {
        const collection = await addHistory(store, history);
        const { times: due } = expected(history, more);
        const clock = new SimulatedClock();
        const frames = await openFrames(store, inputFor(collection, more), { clock });
        await frames.next();
        for (const [index, time] of due.entries()) {
          clock.pass(busy[index] ?? 0);
          const pulled = clock.now();
          await frames.next();
          const wanted = Math.max(pulled, time);
          expect(Math.abs(clock.now() - wanted)).toBeLessThanOrEqual(1e-6 * Math.max(1, wanted));
        }
      }),
      RUNS,
    );
  });

  test('stays paused, and keeps sending its clock, until it is ended', async () => {
    const collection = await addHistory(store, [START, START + DAY_MS]);
    const clock = new SimulatedClock();
    const played = await play(store, inputFor(collection, { paused: true, clockEvery: parseDuration('PT1M') }), {
      clock,
      atMost: 5,
    });
    expect(played.map(({ frame, at }) => [frame.kind, frame.timelineTime, at])).toEqual([
      ['OPENED', START, 0],
      ['STATUS', START, 0],
      ...[1, 2, 3].map((minute) => ['CLOCK', START, minute * 60_000]),
    ]);
    for (const { frame } of played.slice(0, 2)) expect(frame).toMatchObject({ status: { paused: true } });
    expect(clock.sleeping).toBe(0);
  });

  test('reports how many entries it plays and how many undated ones it leaves out', async () => {
    const collection = await addHistory(store, [START, null, START + DAY_MS, null, null]);
    const opened = async (more: Partial<ReplayInput>) => (await play(store, inputFor(collection, more)))[0]?.frame;
    const ends = { earliest: START, latest: START + DAY_MS };
    expect(await opened({})).toMatchObject({ kind: 'OPENED', total: 2, undated: 3, ...ends });
    expect(await opened({ to: START + DAY_MS })).toMatchObject({ total: 1, undated: 3, latest: START });
    const filter = { collections: [collection] };
    expect(await opened({ filter: { ...filter, undated: 'EXCLUDE' } })).toMatchObject({ total: 2, undated: 0 });
    expect(await opened({ filter: { ...filter, undated: 'ONLY' } })).toMatchObject({ total: 0, undated: 3 });
  });

  test('of an empty record opens and ends, and continues when there is an entry', async () => {
    const collection = await addHistory(store, []);
    const nothing = await play(store, inputFor(collection));
    expect(nothing.map(({ frame }) => [frame.kind, frame.timelineTime])).toEqual([
      ['OPENED', null],
      ['ENDED', null],
    ]);
    await store.commit({ items: [messageAt(collection, 'late-comer', START)] });
    const rest = await play(store, inputFor(collection, { after: cursorOf(nothing[1]?.frame) }));
    expect(rest.map(({ frame, at }) => [frame.kind, at])).toEqual([
      ['OPENED', 0],
      ['ENTRY', 0],
      ['ENDED', 0],
    ]);
  });

  test('plays entries that were added after its last one in the meantime, over any number of pages', async () => {
    const collection = await addHistory(
      store,
      Array.from({ length: 200 }, (_, index) => START + index * HOUR_MS),
    );
    const clock = new SimulatedClock();
    const input = inputFor(collection, { pacing: { entriesPerSecond: 1 } });
    const frames = await openFrames(store, input, { clock });
    const played: string[] = [];
    for await (const frame of frames) {
      if (frame.kind !== 'ENTRY') continue;
      played.push(frame.entry.id);
      if (played.length === 200) {
        await store.commit({ items: [messageAt(collection, 'meanwhile', START + 200 * HOUR_MS)] });
      }
    }
    expect(new Set(played).size).toBe(201);
    expect(played.at(-1)).toBe('message:meanwhile');
  });
});
