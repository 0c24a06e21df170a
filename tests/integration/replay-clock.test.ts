/**
 * The clock of a replay under control: it keeps the instant that the last frame showed, and only a seek turns it back.
 */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import { parseDuration } from '../../src/domain/time/duration.ts';
import type { ReplayControl } from '../../src/replay/control.ts';
import type { ReplayFrame } from '../../src/replay/frames.ts';
import type { ReplayInput } from '../../src/replay/replay-input.ts';
import { Replays } from '../../src/replay/replays.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { correct } from '../support/acts.ts';
import { addHistory, cursorOf, inputFor, messageAt, play } from '../support/played.ts';
import { DAY_MS, START } from '../support/replay-model.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { ROOMS } from '../support/services.ts';

const DAY_A_SECOND = { pacing: { speed: DAY_MS / 1_000 } };

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
});
afterAll(() => store.close());

/** A replay that has played its first entry, its controls, and its next frames. */
async function begun(input: ReplayInput) {
  const clock = new SimulatedClock();
  const replays = new Replays({
    store,
    clock,
    rooms: ROOMS,
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(() => replays.close());
  const watch = await replays.open(OPERATOR, input);
  const kept: ReplayFrame[] = [];
  const next = async (): Promise<ReplayFrame> => {
    while (kept.length === 0) kept.push(...((await watch.next(() => undefined))?.frames ?? []));
    const [frame] = kept.splice(0, 1);
    if (frame === undefined) throw new Error('No frame came');
    return frame;
  };
  const opened = await next();
  if (opened.kind !== 'OPENED') throw new Error('It was not opened');
  const steer = (control: ReplayControl) => replays.control(OPERATOR, opened, control);
  expect(await next()).toMatchObject({ kind: 'ENTRY', timelineTime: START });
  return { clock, next, steer };
}

describe('the clock of a replay', () => {
  test('goes on from the instant of the pause, also over another connection', async () => {
    const collection = await addHistory(store, [START, START + 10 * DAY_MS]);
    const input = inputFor(collection, DAY_A_SECOND);
    const { clock, next, steer } = await begun(input);
    clock.pass(4_000);
    await steer({ kind: 'PAUSE' });
    const paused = await next();
    clock.pass(60_000);
    expect(await steer({ kind: 'RESUME' })).toMatchObject({ timelineTime: START + 4 * DAY_MS });
    for (const status of [paused, await next()]) {
      expect(status).toMatchObject({ kind: 'STATUS', timelineTime: START + 4 * DAY_MS });
    }
    expect(await next()).toMatchObject({ kind: 'ENTRY', timelineTime: START + 10 * DAY_MS });
    expect(clock.now()).toBe(70_000);
    const rest = await play(store, { ...input, after: cursorOf(paused) });
    expect(rest.map(({ frame, at }) => [frame.kind, frame.timelineTime, at])).toEqual([
      ['OPENED', START + 4 * DAY_MS, 0],
      ['ENTRY', START + 10 * DAY_MS, 6_000],
      ['ENDED', START + 10 * DAY_MS, 6_000],
    ]);
  });

  test('stays when a step plays an entry that moved behind it', async () => {
    const collection = await addHistory(store, [START, START + 10 * DAY_MS]);
    const { clock, next, steer } = await begun(inputFor(collection, DAY_A_SECOND));
    clock.pass(4_000);
    await steer({ kind: 'PAUSE' });
    await next();
    await store.commit({ items: [messageAt(collection, 'behind-it', START + 2 * DAY_MS)] });
    expect(await steer({ kind: 'STEP', entries: 1 })).toMatchObject({ timelineTime: START + 4 * DAY_MS });
    await next();
    expect(await next()).toMatchObject({ entry: { id: 'message:behind-it' }, timelineTime: START + 4 * DAY_MS });
  });

  test('is within a gap while the cursor is already at the end of the gap', async () => {
    const collection = await addHistory(store, [START, START + 10 * DAY_MS]);
    const { clock, next, steer } = await begun(
      inputFor(collection, { ...DAY_A_SECOND, maxGap: parseDuration('PT2S') }),
    );
    expect(await next()).toMatchObject({ kind: 'GAP', from: START, to: START + 10 * DAY_MS });
    clock.pass(1_000);
    await steer({ kind: 'PAUSE' });
    expect(await next()).toMatchObject({ kind: 'STATUS', timelineTime: START + 9 * DAY_MS });
    const first = `message:${collection.slice('collection:'.length)}-0`;
    await store.commit({ items: [correct(first, { text: 'Corrected' })] });
    expect(await next()).toMatchObject({ change: 'CORRECTED', timelineTime: START + 9 * DAY_MS });
  });
});
