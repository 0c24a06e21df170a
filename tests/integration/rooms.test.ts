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

    it('shows all viewers the same clock, and each viewer only the entries and fields that they may read and ask for', async () => {
      const [open, closed] = [
        [0, 2, 4],
        [1, 2, 3, 5],
      ];
      const past = Date.UTC(1990 + rooms, 0, 1);
      const instants = (days: readonly number[]) => days.map((day) => past + day * DAY);
      const openId = await addHistory(served().store, instants(open));
      const closedId = await addHistory(served().store, instants(closed), 'RESTRICTED');
      const bounds = { filter: {}, from: toIso(past), to: toIso(past + 10 * DAY) };
      const { token } = await tokenFor(['read'], { collections: [closedId] });
      const { data } = await served().ask(
        `{ timeline(filter: { from: "${bounds.from}", to: "${toIso(past + 9 * DAY)}" }) { nodes { id } } }`,
        {},
        token,
      );
      const all = (data?.['timeline'] as { nodes: { id: string }[] }).nodes.map(({ id }) => id);
      expect(all).toHaveLength(7);
      for (const openedBy of [undefined, token]) {
        const { room, opener, steer } = await opened(bounds, openedBy);
        const sharp =
          'subscription ($input: ReplayInput!) { replay(input: $input) { __typename ... on EntryFrame { entry { id name: id occurred { edtf } } } } }';
        const [blind, seeing, brief] = [
          await join({ room }),
          await join({ room }, { token }),
          await join({ room }, { query: sharp }),
        ];
        await steer('setReplaySpeed', 'pacing: { speed: 1e9 }');
        await steer('resumeReplay');
        for (const viewer of [opener, blind.viewer, seeing.viewer, brief.viewer]) {
          await viewer.over;
          expect(viewer.errors).toEqual([]);
        }
        expect(idsIn(seeing.viewer.frames)).toEqual(all);
        const seen = all.filter((id) => id.includes(openId.slice('collection:'.length)));
        expect(idsIn(blind.viewer.frames)).toEqual(seen);
        expect(JSON.stringify([blind.viewer.frames, brief.viewer.frames])).not.toContain(
          closedId.slice('collection:'.length),
        );
        expect(linesOf(opener.frames)).toEqual(linesOf((openedBy === undefined ? blind : seeing).viewer.frames));
        const briefly = seen.map((id) => ({ __typename: 'EntryFrame', entry: { id, name: id } }));
        expect(brief.viewer.frames.filter(isEntry)).toMatchObject(briefly);
      }
    });

    it('ends for all viewers at the end for its opener; viewers who may read more get the rest at once', async () => {
      const past = Date.UTC(1960, 0, 1);
      await addHistory(served().store, [past]);
      const closedId = await addHistory(served().store, [past + DAY, past + 9 * DAY], 'RESTRICTED');
      const { token } = await tokenFor(['read'], { collections: [closedId] });
      const bounds = { filter: {}, from: toIso(past), to: toIso(past + 10 * DAY) };
      const { room, opener, steer } = await opened({ ...bounds, pacing: { speed: 1 } });
      const { viewer: seeing } = await join({ room }, { token });
      await steer('resumeReplay');
      for (const viewer of [opener, seeing]) {
        await viewer.over;
        expect(viewer.frames.at(-1)).toMatchObject({ __typename: 'EndedFrame', ended: 'COMPLETED' });
      }
      expect([daysIn(opener.frames), daysIn(seeing.frames)]).toEqual([[0], [0, 0, 1]]);
    });
  },
  { tokenSecret: TOKEN_SECRET },
);
