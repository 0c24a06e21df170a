import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import { parseDuration } from '../../src/domain/time/duration.ts';
import type { ReplayEnvironment } from '../../src/replay/environment.ts';
import type { ReplayKey } from '../../src/replay/replay-key.ts';
import { Replays } from '../../src/replay/replays.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { addHistory, inputFor, play } from '../support/played.ts';
import { DAY_MS, START } from '../support/replay-model.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { ROOMS } from '../support/services.ts';

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
});
afterAll(() => store.close());

function counting(): { readonly counted: ReplayEnvironment['store']; readonly reads: () => number } {
  let reads = 0;
  const page: Store['page'] = (...given) => ((reads += 1), store.page(...given));
  const readerFor: Store['readerFor'] = (reading) => ({ ...store.readerFor(reading), page });
  return { counted: { ...store, page, readerFor }, reads: () => reads };
}

const onError = (error: unknown) => {
  throw error;
};
const alone = () => {
  throw new Error('A private replay is in step with nothing');
};

describe('ending a replay', () => {
  test('during a wait frees everything at once', async () => {
    const collection = await addHistory(store, [START, START + DAY_MS]);
    const clock = new SimulatedClock();
    const { counted, reads } = counting();
    const replays = new Replays({ store: counted, clock, rooms: ROOMS, onError });
    const watch = await replays.open(
      OPERATOR,
      inputFor(collection, { paused: true, clockEvery: parseDuration('P1D') }),
    );
    expect((await watch.next(alone))?.frames.map(({ kind }) => kind)).toEqual(['OPENED', 'STATUS']);
    const waiting = watch.next(alone);
    expect(clock.sleeping).toBe(1);
    watch.close();
    expect(await waiting).toMatchObject({ frames: [], isOver: true });
    expect(await watch.next(alone)).toMatchObject({ frames: [], isOver: true });
    replays.close();
    expect([clock.sleeping, reads()]).toEqual([0, 0]);
  });

  test('after a frame reads no more', async () => {
    const collection = await addHistory(store, [START, START + DAY_MS]);
    const { counted, reads } = counting();
    await play(counted, inputFor(collection, { pacing: { instant: true } }), { atMost: 2 });
    expect(reads()).toBe(1);
  });

  test('by a control comes after the entries of a step; by the service it comes at once', async () => {
    const collection = await addHistory(store, [START, START + DAY_MS, START + 2 * DAY_MS]);
    const afterStep = async (end: (replays: Replays, key: ReplayKey) => unknown) => {
      const replays = new Replays({ store, clock: new SimulatedClock(), rooms: ROOMS, onError });
      const watch = await replays.open(OPERATOR, inputFor(collection, { paused: true }));
      const [opened] = (await watch.next(alone))?.frames ?? [];
      if (opened?.kind !== 'OPENED') throw new Error('It was not opened');
      await replays.control(OPERATOR, opened, { kind: 'STEP', entries: 2 });
      await end(replays, opened);
      const kinds: string[] = [];
      for (let isOver = false; !isOver;) {
        const batch = await watch.next(alone);
        kinds.push(...(batch?.frames ?? []).map(({ kind }) => kind));
        isOver = batch?.isOver ?? true;
      }
      replays.close();
      return kinds;
    };
    const ended = await afterStep((replays, key) => replays.control(OPERATOR, key, { kind: 'END' }));
    expect(ended).toEqual(['STATUS', 'ENTRY', 'ENTRY', 'ENDED']);
    expect(await afterStep((replays) => replays.end('SHUTTING_DOWN'))).toEqual(['ENDED']);
  });

  test('by the service gives the reason, and every replay ends', async () => {
    const collection = await addHistory(store, [START, START + DAY_MS]);
    const replays = new Replays({ store, clock: new SimulatedClock(), rooms: ROOMS, onError });
    const open = () => replays.open(OPERATOR, inputFor(collection, { paused: true }));
    const watches = [await open(), await open()];
    for (const watch of watches) await watch.next(alone);
    replays.end('SHUTTING_DOWN');
    for (const watch of watches) {
      const last = await watch.next(alone);
      expect(last).toMatchObject({ frames: [{ kind: 'ENDED', reason: 'SHUTTING_DOWN' }], isOver: true });
    }
    replays.close();
  });
});
