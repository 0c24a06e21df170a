/** A room on one node: one clock for many viewers, with any authority and any fields. */
import { expect, it, onTestFinished } from 'vitest';
import { toIso } from '../../src/domain/time/instant.ts';
import { controlling, overHttp, overWebSocket, statusIn } from '../support/controls.ts';
import { addHistory } from '../support/played.ts';
import { describeOnBothStores } from '../support/served-stores.ts';
import { type Frame, idsIn, linesOf, Subscriber } from '../support/subscriber.ts';
import { TOKEN_SECRET, tokenFor } from '../support/tokens.ts';

const DAY = 86_400_000;
const START = Date.UTC(2016, 6, 1);
const DAYS = [0, 1, 2, 3, 4, 5];
const at = (day: number) => toIso(START + day * DAY);
const daysIn = (frames: readonly Frame[]) => idsIn(frames).map((id) => Number(id.split('-').at(-1)));
const isEntry = ({ entry }: Frame) => entry !== undefined;

let rooms = 0;

describeOnBothStores(
  'a room',
  (served) => {
    const watch = (input: object, options: { readonly token?: string; readonly query?: string } = {}) => {
      const viewer = new Subscriber(served().socketUrl, input, options);
      onTestFinished(() => viewer.close());
      return viewer;
    };

    /** A paused room at its start, with the controls of its opener. */
    async function opened(more: object = {}, token?: string) {
      const collection = await addHistory(
        served().store,
        DAYS.map((day) => START + day * DAY),
      );
      rooms += 1;
      const room = `room-${rooms}`;
      const input = { filter: { collections: [collection] }, pacing: { speed: 1000 }, paused: true, room, ...more };
      const opener = watch(input, token === undefined ? {} : { token });
      const key = await opener.untilKind('OpenedFrame');
      const steer = async (name: string, args?: string) =>
        statusIn(await overHttp(served())(controlling(name, key, args)));
      return { room, input, opener, key, steer };
    }

    /** Waits until it is open, so that the viewer sees all later changes. */
    const join = async (input: object, options: { readonly token?: string; readonly query?: string } = {}) => {
      const viewer = watch(input, options);
      const frame = await viewer.untilKind('OpenedFrame');
      return { viewer, frame };
    };

    it('shows the same to all its viewers, to the end', async () => {
      const { room, input, opener, key, steer } = await opened();
      const others = [(await join({ room })).viewer, (await join(input)).viewer, (await join({ room })).viewer];
      const all = [opener, ...others];
      const { viewers } = await steer('stepReplay', 'entries: 3');
      expect(viewers).toBe(4);
      for (const viewer of all) {
        await viewer.until(({ entry }) => entry?.id.endsWith('-2') === true);
        expect(daysIn(viewer.frames)).toEqual([0, 1, 2]);
      }
      await steer('setReplaySpeed', 'pacing: { speed: 1e9 }');
      await steer('resumeReplay');
      for (const viewer of all) {
        await viewer.over;
        expect(daysIn(viewer.frames)).toEqual(DAYS);
        expect(viewer.frames.at(-1)).toMatchObject({ __typename: 'EndedFrame', ended: 'COMPLETED' });
      }
      const again = await overHttp(served())(controlling('pauseReplay', key));
      expect(again).toEqual({ code: 'NOT_FOUND', argument: 'replayId' });
    });

    it('is opened only once if several viewers come at the same moment', async () => {
      const { input } = await opened();
      rooms += 1;
      const room = `room-${rooms}`;
      const all = await Promise.all(Array.from({ length: 12 }, () => join({ ...input, room })));
      const keys = all.flatMap(({ frame }) => frame.controlKey ?? []);
      expect(keys).toHaveLength(1);
      const key = { replayId: `room:${room}`, controlKey: keys[0] ?? null };
      const status = statusIn(await overHttp(served())(controlling('setReplaySpeed', key, 'pacing: { speed: 3 }')));
      expect(status.viewers).toBe(all.length);
      for (const { viewer } of all) {
        const shown = await viewer.untilKind('StatusFrame');
        expect(shown.status).toEqual(status);
      }
    });

    it('lets late viewers join: at its position, after a cursor, or after all that was played', async () => {
      const { room, opener, key, steer } = await opened();
      expect(key.controlKey).toMatch(/^[\w-]{20,}$/);
      await steer('stepReplay', 'entries: 4');
      await opener.until(({ entry }) => entry?.id.endsWith('-3') === true);
      const second = opener.frames.filter(isEntry)[1];
      const snapshot = await join({ room });
      const resumed = await join({ room, after: second?.cursor });
      const caughtUp = await join({ room, catchUp: true });
      for (const { frame } of [snapshot, resumed, caughtUp]) {
        expect(frame).toMatchObject({ replayId: key.replayId, controlKey: null, total: DAYS.length });
        expect(frame.status).toMatchObject({ paused: true, timelineTime: at(3), generation: 1 });
      }
      expect(snapshot.frame.timelineTime).toBe(at(3));
      await steer('stepReplay', 'entries: 2');
      const ends = async ({ viewer }: { readonly viewer: Subscriber }) => {
        await viewer.until(({ entry }) => entry?.id.endsWith('-5') === true);
        return daysIn(viewer.frames);
      };
      expect(await ends(snapshot)).toEqual([4, 5]);
      expect(await ends(resumed)).toEqual([2, 3, 4, 5]);
      expect(await ends(caughtUp)).toEqual(DAYS);
    });

    it('refuses other arguments under its name, and names and pacings that a room cannot have', async () => {
      const { room, input } = await opened({ maxGap: 'PT3S' });
      const refused = async (asked: object) => {
        const viewer = watch(asked);
        await viewer.over;
        expect(viewer.frames).toEqual([]);
        return viewer.errors;
      };
      const other = { filter: {}, pacing: { speed: 2 }, maxGap: 'PT4S', onEnd: 'FOLLOW', clock: 'DISCLOSED' };
      for (const [name, value] of Object.entries({ ...other, from: at(0), to: at(9), clockEvery: 'PT1S' })) {
        const errors = await refused({ ...input, maxGap: 'PT3S', [name]: value });
        expect(errors).toEqual([{ code: 'BAD_ARGUMENTS', argument: `input.${name}` }]);
      }
      for (const id of ['x'.repeat(10_240), '', 'a b', 'a/b', '🚪', '../x']) {
        expect(await refused({ ...input, room: id })).toEqual([{ code: 'BAD_VALUE', argument: 'input.room' }]);
      }
      for (const pacing of [{ entriesPerSecond: 2 }, { instant: true }]) {
        const errors = await refused({ ...input, room: `${room}-new`, pacing });
        expect(errors).toEqual([{ code: 'BAD_ARGUMENTS', argument: 'input.pacing' }]);
      }
      expect(await refused({ catchUp: true })).toEqual([{ code: 'BAD_ARGUMENTS', argument: 'input.catchUp' }]);
      expect(await refused({ room, after: 'x' })).toEqual([{ code: 'CURSOR_INVALID', argument: 'input.after' }]);
      expect((await join({ room })).frame.status).toMatchObject({ speed: 1000, paused: true });
    });

    it('takes controls only from its opener or with a token for it', async () => {
      const { room, key } = await opened();
      const { replayId = '' } = key;
      const { viewer } = await join({ room });
      for (const door of [overHttp(served()), overWebSocket(served())]) {
        const refused = { code: 'FORBIDDEN', argument: 'controlKey' };
        expect(await door(controlling('resumeReplay', { replayId, controlKey: 'A'.repeat(24) }))).toEqual(refused);
        expect(await door(controlling('resumeReplay', { replayId }))).toMatchObject({ code: 'UNAUTHENTICATED' });
        const nowhere = controlling('resumeReplay', { ...key, replayId: 'room:no-such-room' });
        expect(await door(nowhere)).toEqual({ code: 'NOT_FOUND', argument: 'replayId' });
      }
      const outside = controlling('seekReplay', key, `to: { instant: "${at(-1)}" }`);
      expect(await overHttp(served())(outside)).toEqual({ code: 'BAD_ARGUMENTS', argument: 'to.instant' });
      const { token } = await tokenFor(['control']);
      statusIn(await overWebSocket(served(), token)(controlling('endReplay', { replayId })));
      await viewer.over;
      expect(viewer.frames.at(-1)).toMatchObject({ __typename: 'EndedFrame', ended: 'ENDED' });
    });

    it('ends in one state after concurrent controls, and all viewers see it', async () => {
      const { room, opener, key } = await opened();
      const viewers = [opener, ...(await Promise.all([1, 2, 3].map(() => join({ room })))).map(({ viewer }) => viewer)];
      const doors = [overHttp(served()), overWebSocket(served())];
      const race = DAYS.flatMap((day) => [
        controlling('seekReplay', key, `to: { instant: "${at(day)}" }`),
        controlling(day % 2 === 0 ? 'resumeReplay' : 'pauseReplay', key),
        controlling('setReplaySpeed', key, `pacing: { speed: ${day + 1} }`),
      ]);
      await Promise.all(
        race.map(async (query, index) => statusIn((await doors[index % 2]?.(query)) ?? { code: 0, argument: 0 })),
      );
      const last = statusIn(await overHttp(served())(controlling('stepReplay', key, 'entries: -1')));
      expect(last.generation).toBe(2 + DAYS.length);
      for (const viewer of viewers) {
        const { status } = await viewer.until((frame) => frame.status?.generation === last.generation);
        expect(status).toEqual(last);
        const generations = viewer.frames.map(({ generation }) => generation);
        expect(generations).toEqual([...generations].sort((left, right) => left - right));
      }
    });

    it('shows each viewer the fields that it asks for', async () => {
      const { room, input, opener, steer } = await opened();
      const sharp =
        'subscription ($input: ReplayInput!) { replay(input: $input) { __typename ... on EntryFrame { entry { id name: id occurred { edtf } } } } }';
      const { viewer: brief } = await join({ room }, { query: sharp });
      await steer('setReplaySpeed', 'pacing: { speed: 1e9 }');
      await steer('resumeReplay');
      for (const viewer of [opener, brief]) await viewer.over;
      const briefly = idsIn(opener.frames).map((id) => ({ __typename: 'EntryFrame', entry: { id, name: id } }));
      expect(brief.frames.filter(isEntry)).toMatchObject(briefly);
      expect(briefly).toHaveLength(DAYS.length);
      expect(input.room).toBe(room);
    });

    it('belongs to one authority: other viewers have their own room with the same name, and learn nothing of it', async () => {
      const past = Date.UTC(1990, 0, 1);
      const openId = await addHistory(served().store, [past, past + 9 * DAY]);
      const closedId = await addHistory(served().store, [past + 2 * DAY, past + 4 * DAY], 'RESTRICTED');
      const { token } = await tokenFor(['read'], { collections: [closedId] });
      const { token: same } = await tokenFor(['read'], { collections: [closedId] });
      const input = { filter: {}, from: toIso(past), to: toIso(past + 10 * DAY), maxGap: 'PT0.01S' };
      const { room, opener, key } = await opened({ ...input, pacing: { speed: 1 } }, token);
      const { viewer: beside, frame: known } = await join({ room }, { token: same });
      expect(known).toMatchObject({ controlKey: null, total: 4, replayId: key.replayId });

      const { viewer: blind, frame: own } = await join({ ...input, pacing: { speed: 2 }, paused: true, room });
      expect(own).toMatchObject({ total: 2, status: { speed: 2, viewers: 1, paused: true } });
      expect(own.controlKey).not.toBeNull();
      expect(own.replayId).not.toBe(key.replayId);

      const inClosed = overHttp(served(), token);
      statusIn(await inClosed(controlling('resumeReplay', key)));
      for (const viewer of [opener, beside]) {
        await viewer.over;
        expect(daysIn(viewer.frames)).toEqual([0, 0, 1, 1]);
      }
      expect(linesOf(beside.frames)).toEqual(linesOf(opener.frames));
      expect(blind.frames.slice(1).every(({ status }) => status?.paused === true)).toBe(true);
      statusIn(await overHttp(served())(controlling('resumeReplay', own)));
      await blind.over;
      expect(idsIn(blind.frames).every((id) => id.includes(openId.slice('collection:'.length)))).toBe(true);
      expect(linesOf(blind.frames).filter((line) => line.startsWith('gap'))).toEqual(['gap PT0.01S']);
    });

    it('is unknown to a token that controls, but may not read everything that it plays', async () => {
      const past = Date.UTC(1960, 0, 1);
      const closedId = await addHistory(served().store, [past, past + DAY], 'RESTRICTED');
      const reader = await tokenFor(['read'], { collections: [closedId] });
      const input = { filter: { collections: [closedId] } };
      const { key } = await opened(input, reader.token);
      const { replayId = '' } = key;
      const controllers = [
        await tokenFor(['control']),
        await tokenFor(['control'], { collections: [closedId] }),
        await tokenFor(['read', 'control'], { collections: ['collection:other'] }),
      ];
      for (const { token } of controllers) {
        for (const asked of [replayId, 'room:none', `room:none@${'0'.repeat(64)}`]) {
          const answer = await overHttp(served(), token)(controlling('endReplay', { replayId: asked }));
          expect(answer).toEqual({ code: 'NOT_FOUND', argument: 'replayId' });
        }
      }
      const { token } = await tokenFor(['read', 'control'], { collections: [closedId] });
      statusIn(await overHttp(served(), token)(controlling('endReplay', { replayId })));
    });
  },
  { tokenSecret: TOKEN_SECRET },
);
