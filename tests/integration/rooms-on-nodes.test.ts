/** A room that is watched on several nodes of one store: two in this process, and one in its own process. */
import { expect, it, onTestFinished } from 'vitest';
import type { BatchItem } from '../../src/domain/commit/commit.ts';
import { toIso } from '../../src/domain/time/instant.ts';
import { act, correct } from '../support/acts.ts';
import { controlling, overHttp, statusIn } from '../support/controls.ts';
import { startNodeProcess } from '../support/node-process.ts';
import { addHistory, messageAt } from '../support/played.ts';
import { describeOnBothPlaces } from '../support/served-stores.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { type Frame, idsIn, lineOf, linesOf, type Status, Subscriber } from '../support/subscriber.ts';

const DAY = 86_400_000;
const START = Date.UTC(2016, 6, 1);
const DAYS = [0, 0.5, 0.5, 1, 40, 41, 90];
const at = (day: number) => toIso(START + day * DAY);
const isLast = ({ entry }: Frame) => entry?.id.endsWith(`-${DAYS.length - 1}`) === true;

const ROOM = { room: 'newsroom' };
const PACE = { pacing: { speed: 20 * 86_400 }, maxGap: 'PT0.2S', paused: true };

/** Work that only the first call does. */
function once(act: () => PromiseLike<void>): () => PromiseLike<void> {
  let done: PromiseLike<void> | null = null;
  return () => (done ??= act());
}

describeOnBothPlaces('a room on several nodes', (newPlace) => {
  /** A record, two nodes, and a paused room at its start. */
  async function opened(more: object = {}) {
    const place = await newPlace();
    onTestFinished(() => place[Symbol.asyncDispose]());
    const store = await place.open();
    const collection = await addHistory(
      store,
      DAYS.map((day) => START + day * DAY),
    );
    const first = await startTestService({ store: place.location });
    const stopFirst = once(() => first[Symbol.asyncDispose]());
    onTestFinished(stopFirst);
    const second = await startTestService({ store: place.location });
    onTestFinished(() => second[Symbol.asyncDispose]());
    const watch = async (socketUrl: string, input: object = ROOM) => {
      const viewer = new Subscriber(socketUrl, input);
      onTestFinished(() => viewer.close());
      await viewer.untilKind('OpenedFrame');
      return viewer;
    };
    const opener = await watch(first.socketUrl, { filter: { collections: [collection] }, ...PACE, ...ROOM, ...more });
    const [key = {}] = opener.frames;
    const commit = async (...items: readonly BatchItem[]) => {
      const { results } = await store.commit({ items });
      expect(results.map(({ outcome }) => outcome)).not.toContain('REFUSED');
    };
    const steer = async (node: TestService, name: string, args?: string) =>
      statusIn(await overHttp(node)(controlling(name, key, args)));
    return { place, collection, first, second, opener, watch, commit, steer, stopFirst };
  }

  /** The parts of a frame that are the same on all nodes. */
  const shared = (status: Status) => ({ ...status, viewers: null });

  it('shows the same frames in the same order on every node, with the same gaps', async () => {
    const room = await opened();
    await using third = await startNodeProcess(room.place.location);
    const viewers = [
      room.opener,
      await room.watch(room.second.socketUrl),
      await room.watch(third.socketUrl),
      await room.watch(room.second.socketUrl, { ...ROOM, catchUp: true }),
    ];
    await room.steer(room.second, 'resumeReplay');
    for (const viewer of viewers) {
      await viewer.over;
      expect(viewer.errors).toEqual([]);
      expect(linesOf(viewer.frames)).toEqual(linesOf(room.opener.frames));
      expect(viewer.frames.at(-1)).toMatchObject({ __typename: 'EndedFrame', ended: 'COMPLETED' });
    }
    expect(idsIn(room.opener.frames)).toHaveLength(DAYS.length);
    expect(linesOf(room.opener.frames).filter((line) => line.startsWith('gap'))).toEqual(['gap PT0.2S', 'gap PT0.2S']);
  });

  it('follows controls from any node on all nodes, even concurrent ones', async () => {
    const room = await opened();
    await using third = await startNodeProcess(room.place.location);
    const viewers = [room.opener, await room.watch(room.second.socketUrl), await room.watch(third.socketUrl)];
    const played = async (entries: number) => {
      for (const viewer of viewers) {
        const frames: Frame[] = [];
        while (frames.length < entries) frames.push(await viewer.until(({ entry }) => entry !== undefined));
        expect(idsIn(frames).map((id) => Number(id.split('-').at(-1)))).toEqual([...Array(entries).keys()]);
      }
    };
    await room.steer(room.second, 'stepReplay', 'entries: 3');
    await played(3);
    await room.steer(room.first, 'seekReplay', `to: { instant: "${at(0)}" }`);
    await room.steer(room.second, 'stepReplay', 'entries: 4');
    await played(4);
    const seeks = [0, 1, 40, 41].flatMap((day) => [
      room.steer(room.first, 'seekReplay', `to: { instant: "${at(day)}" }`),
      room.steer(room.second, 'setReplaySpeed', `pacing: { speed: ${day + 1} }`),
      room.steer(room.second, 'seekReplay', `to: { instant: "${at(day + 0.5)}" }`),
    ]);
    await Promise.all(seeks);
    const last = await room.steer(room.second, 'stepReplay', 'entries: -1');
    expect(last.generation).toBe(11);
    for (const viewer of viewers) {
      const { status } = await viewer.until((frame) => frame.status?.generation === last.generation);
      expect(status && shared(status)).toEqual(shared(last));
    }
  });

  it('outlives the node where it was opened: its viewers continue on another node and lose nothing', async () => {
    const room = await opened();
    const { opener } = room;
    const other = await room.watch(room.second.socketUrl);
    await room.steer(room.first, 'stepReplay', 'entries: 3');
    await opener.until(({ entry }) => entry?.id.endsWith('-1') === true);
    await room.stopFirst();
    await opener.over;
    await room.steer(room.second, 'stepReplay', 'entries: 2');
    const cut = opener.frames.findIndex(({ entry }) => entry?.id.endsWith('-1') === true);
    for (const seen of [opener.frames.slice(0, cut + 1), opener.frames.slice(0, 1)]) {
      const after = seen.at(-1)?.cursor;
      const again = await room.watch(room.second.socketUrl, { ...ROOM, after });
      expect(again.frames[0]).toMatchObject({ controlKey: null, generation: 1 });
      await again.until(({ entry }) => entry?.id.endsWith('-4') === true);
      expect([...idsIn(seen), ...idsIn(again.frames)]).toEqual(idsIn(other.frames));
    }
    await room.steer(room.second, 'resumeReplay');
    await other.over;
    expect(idsIn(other.frames)).toHaveLength(DAYS.length);
  });

  it('outlives a killed node: a viewer that returns with a cursor gets the rest', async () => {
    const room = await opened();
    const third = await startNodeProcess(room.place.location);
    const viewer = await room.watch(third.socketUrl);
    await room.steer(room.first, 'stepReplay', 'entries: 2');
    await viewer.until(({ entry }) => entry?.id.endsWith('-1') === true);
    await third.kill();
    await viewer.over;
    await room.steer(room.second, 'resumeReplay');
    await room.opener.until(isLast);
    await using successor = await startNodeProcess(room.place.location);
    const again = await room.watch(successor.socketUrl, { ...ROOM, after: viewer.frames.at(-1)?.cursor });
    await again.over;
    expect(again.frames.at(-1)).toMatchObject({ __typename: 'EndedFrame', ended: 'COMPLETED' });
    expect([...idsIn(viewer.frames), ...idsIn(again.frames)]).toEqual(idsIn(room.opener.frames));
  });

  it('sends live commits in the same way on every node, also to viewers that join then', async () => {
    const room = await opened({ onEnd: 'FOLLOW', pacing: { speed: 1e9 } });
    const other = await room.watch(room.second.socketUrl);
    await room.steer(room.first, 'resumeReplay');
    for (const viewer of [room.opener, other]) await viewer.untilKind('CaughtUpFrame');
    const late = await room.watch(room.second.socketUrl);
    const put = (name: string, day: number) => messageAt(room.collection, name, START + day * DAY);
    const viewers = [room.opener, other, late];
    const allSee = async (line: string) => {
      for (const viewer of viewers) await viewer.until((frame) => lineOf(frame) === line);
    };
    await room.commit(put('new', 100), put('old', 2));
    await room.commit(correct('message:old', { occurred: { edtf: at(101) } }));
    await room.commit(act('retraction', 'message:new'));
    // A viewer that never had an entry gets no frame for its erasure.
    await allSee('RETRACTED message:new');
    await room.commit(act('erasure', 'message:old'));
    await room.commit(put('last', 102));
    await allSee('ADDED message:last');
    const live = [
      ...['ADDED message:new', 'ADDED late message:old', 'MOVED message:old', 'ADDED message:old'],
      ...['RETRACTED message:new', 'ERASED message:old', 'ADDED message:last'],
    ];
    for (const viewer of viewers) expect(linesOf(viewer.frames).slice(-live.length)).toEqual(live);
    expect(linesOf(late.frames)).toEqual(live);
  });
});
