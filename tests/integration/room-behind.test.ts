/** A room on two nodes. One of them is held up, so it has not yet done a seek that the other has done. */
import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { OPERATOR } from '../../src/domain/authority.ts';
import { encodeReplayCursor } from '../../src/domain/replay-cursor.ts';
import type { ReplayFrame } from '../../src/replay/frames.ts';
import type { Watch } from '../../src/replay/watch.ts';
import { Replays } from '../../src/replay/replays.ts';
import type { PlaybackListener } from '../../src/replay/rooms/shared-playback.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { addHistory, inputFor } from '../support/played.ts';
import { DAY_MS, START } from '../support/replay-model.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { ROOMS } from '../support/services.ts';

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
});
afterAll(() => store.close());

function startNode(): Replays {
  const onError = (error: unknown) => {
    throw error;
  };
  const node = new Replays({ store, clock: new SimulatedClock(), rooms: ROOMS, onError });
  onTestFinished(() => node.close());
  return node;
}

/** The frames of a viewer until it is in step. From then on the other viewer's frames are enough. */
async function join(watch: Watch, receive: PlaybackListener['receive']): Promise<ReplayFrame[]> {
  const frames: ReplayFrame[] = [];
  const fail = (error: unknown) => {
    throw error;
  };
  for (;;) {
    const batch = await watch.next((shared) => shared.listen({ receive, fail }));
    if (batch === null) return frames;
    frames.push(...batch.frames);
  }
}

test('a viewer that returns with a cursor from after the seek waits there, and is not taken back', async () => {
  const collection = await addHistory(store, [START, START + DAY_MS, START + 2 * DAY_MS]);
  const input = { ...inputFor(collection, { pacing: { speed: 1 }, paused: true }), room: 'behind' };
  const [here, behind] = [startNode(), startNode()];
  const signs = new EventEmitter();
  const [sought, heard, released] = [once(signs, 'sought'), once(signs, 'heard'), once(signs, 'released')];
  const [opened] = await join(await here.open(OPERATOR, input), ({ frames }) => {
    for (const frame of frames) if (frame.generation === 2) signs.emit('sought', encodeReplayCursor(frame.cursor));
    return Promise.resolve();
  });
  if (opened?.kind !== 'OPENED') throw new Error('It was not opened');
  await join(await behind.open(OPERATOR, input), async () => {
    signs.emit('heard');
    await released;
  });
  await here.control(OPERATOR, opened, { kind: 'STEP', entries: 2 });
  await heard;
  await here.control(OPERATOR, opened, { kind: 'SEEK', to: { instant: START + DAY_MS } });
  const [after] = (await sought) as [string];
  const again = join(await behind.open(OPERATOR, { ...input, after }), () => Promise.resolve());
  signs.emit('released');
  const frames = await again;
  expect(frames.map(({ kind, generation }) => [kind, generation])).toEqual([['OPENED', 2]]);
});
