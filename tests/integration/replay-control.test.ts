/** A replay can be controlled over HTTP and WebSocket, and every viewer sees the change in the next frame. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { toIso } from '../../src/domain/time/instant.ts';
import { controlling, type SendOperation, overHttp, overWebSocket, statusIn } from '../support/controls.ts';
import { addHistory } from '../support/played.ts';
import { describeOnBothStores } from '../support/served-stores.ts';
import type { TestService } from '../support/service.ts';
import { type Frame, idsIn, Subscriber } from '../support/subscriber.ts';
import { TOKEN_SECRET, tokenFor } from '../support/tokens.ts';

const DAY = 86_400_000;
const START = Date.UTC(2016, 6, 1);
const DAYS = [0, 1, 2, 3, 4, 5];
const at = (day: number) => toIso(START + day * DAY);

const DOORS: readonly (readonly [string, (service: TestService, token?: string) => SendOperation])[] = [
  ['HTTP', overHttp],
  ['WebSocket', overWebSocket],
];

describeOnBothStores(
  'a replay that is controlled',
  (served) => {
    /** A paused replay at its start, with the controls of its opener. */
    async function opened(door: SendOperation, more: object = {}) {
      const collection = await addHistory(
        served().store,
        DAYS.map((day) => START + day * DAY),
      );
      const input = { filter: { collections: [collection] }, pacing: { speed: 1000 }, paused: true, ...more };
      const viewer = new Subscriber(served().socketUrl, input);
      onTestFinished(() => viewer.close());
      const key = await viewer.untilKind('OpenedFrame');
      await viewer.untilKind('StatusFrame');
      const act = (name: string, args?: string) => door(controlling(name, key, args));
      /** The status in the answer of a control; the very next frame shows it. */
      const steer = async (name: string, args?: string) => {
        const before = viewer.frames.length;
        const status = statusIn(await act(name, args));
        await viewer.until(() => viewer.frames.length > before);
        const shown = viewer.frames[before];
        expect([shown?.__typename, shown?.status]).toEqual(['StatusFrame', status]);
        return status;
      };
      /** The days of the entries that this many steps play. */
      const step = async (entries: number) => {
        await steer('stepReplay', `entries: ${entries}`);
        const played: Frame[] = [];
        while (played.length < entries) played.push(await viewer.until(({ entry }) => entry !== undefined));
        return idsIn(played).map((id) => Number(id.split('-').at(-1)));
      };
      return { viewer, key, act, steer, step, collection };
    }

    describe.each(DOORS)('over %s', (_name, through) => {
      const door: SendOperation = (...asked) => through(served())(...asked);

      it('can be paused, resumed, given another pacing, and ended', async () => {
        const { viewer, key, act, steer } = await opened(door);
        expect(await steer('resumeReplay')).toMatchObject({ paused: false, speed: 1000, generation: 1 });
        await viewer.until(({ entry }) => entry !== undefined);
        expect(await steer('pauseReplay')).toMatchObject({ paused: true, speed: 1000 });
        expect(await steer('setReplaySpeed', 'pacing: { speed: 2.5 }')).toMatchObject({ paused: true, speed: 2.5 });
        expect(await steer('setReplaySpeed', 'pacing: { fitInto: "PT432S" }')).toMatchObject({
          ...{ speed: 1000, pacing: { speed: null, fitInto: 'PT7M12S' } },
        });
        expect(await steer('setReplaySpeed', 'pacing: { instant: true }')).toMatchObject({ speed: null });
        await steer('resumeReplay');
        await viewer.over;
        expect(viewer.frames.at(-1)).toMatchObject({ __typename: 'EndedFrame', ended: 'COMPLETED' });
        expect(idsIn(viewer.frames)).toHaveLength(DAYS.length);
        expect(await act('pauseReplay')).toEqual({ code: 'NOT_FOUND', argument: 'replayId' });

        const other = await opened(door);
        statusIn(await other.act('endReplay'));
        await other.viewer.over;
        expect(other.viewer.frames.at(-1)).toMatchObject({ __typename: 'EndedFrame', ended: 'ENDED' });
        for (const name of ['pauseReplay', 'resumeReplay', 'stepReplay', 'endReplay']) {
          expect(await other.act(name)).toEqual({ code: 'NOT_FOUND', argument: 'replayId' });
        }
        const unknown = { replayId: 'no-such-replay', controlKey: key.controlKey ?? null };
        expect(await door(controlling('pauseReplay', unknown))).toEqual({ code: 'NOT_FOUND', argument: 'replayId' });
      });

      it('steps and seeks both ways, by instant and by cursor, each seek in a new generation', async () => {
        const { viewer, steer, step } = await opened(door);
        expect(await step(3)).toEqual([0, 1, 2]);
        const cursor = (frame: Frame | undefined) => `to: { cursor: "${frame?.cursor ?? ''}" }`;
        const second = cursor(viewer.frames.filter(({ entry }) => entry)[1]);
        expect(await steer('seekReplay', `to: { instant: "${at(4)}" }`)).toMatchObject({
          ...{ generation: 2, timelineTime: at(4), paused: true },
        });
        expect(await step(1)).toEqual([4]);
        expect(await steer('seekReplay', `to: { instant: "${at(0.5)}" }`)).toMatchObject({ timelineTime: at(0.5) });
        expect(await step(2)).toEqual([1, 2]);
        expect(await steer('seekReplay', second)).toMatchObject({ generation: 4, timelineTime: at(1) });
        expect(await step(3)).toEqual([2, 3, 4]);
        const ahead = cursor(viewer.frames.at(-1));
        await steer('seekReplay', `to: { instant: "${at(0)}" }`);
        expect(await step(1)).toEqual([0]);
        await steer('seekReplay', ahead);
        expect(await step(1)).toEqual([5]);
        expect(await steer('stepReplay', 'entries: -3')).toMatchObject({ generation: 7, timelineTime: at(2) });
        expect(await step(2)).toEqual([3, 4]);
        expect(await steer('stepReplay', 'entries: -1000')).toMatchObject({ generation: 8, timelineTime: at(0) });
        expect(await step(6)).toEqual(DAYS);
        const generations = viewer.frames.map(({ generation }) => generation);
        expect(generations).toEqual([...generations].sort((left, right) => left - right));
      });

      it('obeys its key and a token that controls, and no other client', async () => {
        const { viewer, key, steer } = await opened(door);
        const before = viewer.frames.length;
        const { replayId = '' } = key;
        const [read, write, control] = await Promise.all(
          (['read', 'write', 'control'] as const).map(async (scope) => (await tokenFor([scope])).token),
        );
        const withoutKey = controlling('resumeReplay', { replayId });
        const wrong = controlling('resumeReplay', { replayId, controlKey: 'A'.repeat(24) });
        const forbidden = { code: 'FORBIDDEN', argument: 'controlKey' };
        expect(await door(withoutKey)).toMatchObject({ code: 'UNAUTHENTICATED' });
        expect(await door(wrong)).toEqual(forbidden);
        expect(await through(served(), control)(wrong)).toEqual(forbidden);
        for (const token of [read, write]) {
          expect(await through(served(), token)(withoutKey)).toMatchObject({ code: 'FORBIDDEN' });
        }
        const another = await opened(door);
        const { controlKey = null } = another.key;
        expect(await door(controlling('resumeReplay', { replayId, controlKey }))).toEqual(forbidden);
        expect(viewer.frames).toHaveLength(before);
        await steer('setReplaySpeed', 'pacing: { speed: 7 }');
        const status = statusIn(await through(served(), control)(controlling('stepReplay', { replayId })));
        expect(status).toMatchObject({ paused: true, speed: 7, timelineTime: at(0) });
        expect((await viewer.until(({ entry }) => entry !== undefined)).entry?.id).toMatch(/-0$/);
      });

      it('refuses an invalid pacing, step or target of a seek, and stays unchanged', async () => {
        const { viewer, key, act, steer, collection } = await opened(door, { from: at(0), to: at(6) });
        const before = viewer.frames.length;
        const pacing = 'mutation ($pacing: PacingInput!) { setReplaySpeed(K, pacing: $pacing) { speed } }'.replace(
          'K',
          `replayId: "${key.replayId ?? ''}", controlKey: "${key.controlKey ?? ''}"`,
        );
        for (const speed of [0, -1, 1e308, 5e-324 * -1]) {
          expect(await door(pacing, { pacing: { speed } })).toEqual({ code: 'BAD_VALUE', argument: 'pacing.speed' });
        }
        for (const speed of [null, 'NaN', 'Infinity', '1', true, []]) {
          expect(await door(pacing, { pacing: { speed } })).toMatchObject({ code: 'BAD_USER_INPUT' });
        }
        for (const fitInto of ['PT0S', '-PT1S', 'P1M']) {
          const answer = await door(pacing, { pacing: { fitInto } });
          expect([fitInto, answer]).toMatchObject([fitInto, { code: 'BAD_VALUE', argument: 'pacing.fitInto' }]);
        }
        expect(await door(pacing, { pacing: { fitInto: 'soon' } })).toMatchObject({ code: 'BAD_VALUE' });
        for (const given of [{}, { speed: 1, instant: true }]) {
          expect(await door(pacing, { pacing: given })).toMatchObject({ code: 'BAD_USER_INPUT' });
        }
        expect(await act('setReplaySpeed', 'pacing: { instant: false }')).toMatchObject({ code: 'BAD_VALUE' });
        for (const entries of [0, 1001, -1001]) {
          expect(await act('stepReplay', `entries: ${entries}`)).toEqual({ code: 'BAD_VALUE', argument: 'entries' });
        }
        for (const instant of [at(-1), at(6.001), '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) {
          const answer = await act('seekReplay', `to: { instant: "${instant}" }`);
          expect(answer).toEqual({ code: 'BAD_ARGUMENTS', argument: 'to.instant' });
        }
        expect(await act('seekReplay', 'to: { instant: "yesterday" }')).toMatchObject({ code: 'BAD_VALUE' });

        const cursorOf = async (more: object) => {
          using other = new Subscriber(served().socketUrl, { filter: { collections: [collection] }, ...more });
          return (await other.untilKind('OpenedFrame')).cursor;
        };
        const foreign = [
          ['CURSOR_MISMATCH', await cursorOf({})],
          ['CURSOR_MISMATCH', await cursorOf({ from: at(1), to: at(6) })],
          ['CURSOR_MISMATCH', await cursorOf({ from: at(0), to: at(6), clock: 'DISCLOSED' })],
          ['CURSOR_MISMATCH', await cursorOf({ from: at(0), to: at(6), filter: {} })],
          ['CURSOR_INVALID', `${await cursorOf({ from: at(0), to: at(6) })}A`],
          ['CURSOR_INVALID', ''],
        ];
        for (const [code, cursor] of foreign) {
          expect(await act('seekReplay', `to: { cursor: "${cursor ?? ''}" }`)).toEqual({ code, argument: 'to.cursor' });
        }
        expect(viewer.frames).toHaveLength(before);
        expect(await steer('setReplaySpeed', 'pacing: { speed: 3 }')).toMatchObject({
          generation: 1,
          timelineTime: at(0),
        });
      });
    });

    it('ends in one state after concurrent controls, and its last status shows it', async () => {
      const { viewer, key, act } = await opened(overHttp(served()));
      const doors = DOORS.map(([, through]) => through(served()));
      // A jump to the last day would end a replay that is resumed, and what arrives after that finds none.
      const days = DAYS.slice(0, -1);
      const race = days.flatMap((day) => [
        controlling('seekReplay', key, `to: { instant: "${at(day)}" }`),
        controlling(day % 2 === 0 ? 'pauseReplay' : 'resumeReplay', key),
        controlling('setReplaySpeed', key, `pacing: { speed: ${day + 1} }`),
      ]);
      const statuses = await Promise.all(
        race.map(async (query, index) => statusIn(await (doors[index % 2] ?? overHttp(served()))(query))),
      );
      const generations = statuses.map(({ generation }) => generation);
      expect(Math.max(...generations)).toBe(1 + days.length);
      const { speed, paused, generation } = statusIn(await act('stepReplay', 'entries: -1'));
      await viewer.until(({ status }) => status?.generation === generation);
      const shown = viewer.frames.flatMap(({ status }) => status ?? []);
      expect(shown.at(-2)).toMatchObject({ speed, paused, generation: 1 + days.length });
      expect(shown.at(-1)).toMatchObject({ speed, paused, generation: 2 + days.length });
    });
  },
  { tokenSecret: TOKEN_SECRET },
);
