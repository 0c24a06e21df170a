/** The client with a service that answers normally. */
import { expect, it, onTestFinished } from 'vitest';
import {
  type Frame,
  LiveStage,
  replay,
  ReplayError,
  type ReplayOptions,
  request,
  Stage,
} from '../../src/client/client.ts';
import { act, correct } from '../support/acts.ts';
import { isKind, takeUntil, linesOfFrames } from '../support/client-frames.ts';
import { CuttingProxy } from '../support/cutting-proxy.ts';
import { addHistory, messageAt } from '../support/played.ts';
import { describeOnBothPlaces, describeOnBothStores } from '../support/served-stores.ts';
import { startTestService } from '../support/service.ts';
import { TOKEN_SECRET, tokenFor } from '../support/tokens.ts';

const DAY = 86_400_000;
const START = Date.UTC(2016, 6, 1);
const INSTANT = { pacing: { instant: true } } as const;
const TIMELINE = 'query ($filter: EntryFilter) { timeline(filter: $filter) { nodes { id text } } }';

interface Timeline {
  readonly timeline: { readonly nodes: readonly { readonly id: string; readonly text: string | null }[] };
}

const opened = <Entry>(options: ReplayOptions<Entry>) => {
  const running = replay<Entry>(options);
  onTestFinished(() => running.close());
  return running;
};

describeOnBothStores('the client', (served) => {
  const ask = (filter: object) => request<Timeline, { filter: object }>(TIMELINE, { filter }, { url: served().url });

  it('plays typed frames with the fields that were asked for, from either form of address', async () => {
    const { timeline } = await ask({ undated: 'EXCLUDE' });
    for (const url of [served().url, served().socketUrl]) {
      const running = opened<{ text: string | null }>({ url, fields: 'text', ...INSTANT });
      expect(running.state).toBe('connecting');
      const entries = (await takeUntil(running)).flatMap((frame) =>
        frame.__typename === 'EntryFrame' ? frame.entry : [],
      );
      expect(entries.map(({ id, text }) => ({ id, text }))).toEqual(timeline.nodes);
      expect(running.state).toBe('ended');
    }
  });

  it('brings a stage to the state of the record, through corrections, late entries and removals, while connections break', async () => {
    const { store } = served();
    const collection = await addHistory(store, [START, START + DAY, START + 2 * DAY]);
    const name = collection.slice('collection:'.length);
    const filter = { collections: [collection] };
    await using proxy = await CuttingProxy.open(served().socketUrl);
    const running = opened({ url: proxy.url, filter, onEnd: 'FOLLOW', retry: () => 0, ...INSTANT });
    const stage = new Stage();
    const take = async (fits: (frame: Frame) => boolean) => {
      for (const frame of await takeUntil(running, fits)) stage.take(frame);
    };
    await take(isKind('CaughtUpFrame'));
    for (let round = 0; round < 4; round += 1) {
      const { results } = await store.commit({
        items: [
          messageAt(collection, `${name}-late-${round}`, START + round * 1_000),
          correct(`message:${name}-0`, { text: `Round ${round}`, occurred: { edtf: `2016-07-0${4 + round}` } }),
          messageAt(collection, `${name}-last-${round}`, START + (10 + round) * DAY),
          act(round === 0 ? 'erasure' : 'retraction', `message:${name}-${round === 0 ? 1 : `late-${round - 1}`}`),
        ],
      });
      expect(results.map(({ outcome }) => outcome)).not.toContain('REFUSED');
      if (round % 2 === 1) proxy.cut();
    }
    const last = messageAt(collection, `${name}-end`, START + 40 * DAY);
    await store.commit({ items: [last] });
    await take((frame) => frame.__typename === 'EntryFrame' && frame.entry.id === `message:${name}-end`);
    const { timeline } = await ask(filter);
    expect(stage.view.entries.map(({ id, text }) => ({ id, text }))).toEqual(timeline.nodes);
  });

  it.each([
    ['an instant that is not valid', { from: 'x' }, 'BAD_VALUE', '$input.from'],
    ['a cursor that is not valid', { after: 'x' }, 'CURSOR_INVALID', 'input.after'],
    ['an unknown actor', { filter: { actors: ['actor:nobody'] } }, 'NOT_FOUND', 'input.filter.actors'],
    ['unknown fields', { fields: 'colour' }, 'GRAPHQL_VALIDATION_FAILED', undefined],
  ])('is refused for %s with an error with its code, and does not try again', async (_, options, code, argument) => {
    const running = opened({
      url: served().url,
      retry: () => {
        throw new Error('It tried again');
      },
      ...options,
    });
    const refusal: unknown = await running.next().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ReplayError);
    expect(refusal).toMatchObject({ code, ...(argument !== undefined && { argument }) });
    expect(running.state).toBe('failed');
    expect(await running.next()).toEqual({ done: true, value: undefined });
    await expect(running.pause()).rejects.toMatchObject({ code: 'OVER' });
  });

  it('ends with the reason of its signal, and without one if it is closed or its iteration ends early', async () => {
    const abort = new AbortController();
    const aborted = opened({ url: served().url, paused: true, signal: abort.signal });
    await takeUntil(aborted, isKind('StatusFrame'));
    const next = aborted.next();
    abort.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
    expect(aborted.state).toBe('closed');
    await expect(opened({ url: served().url, signal: abort.signal }).next()).rejects.toThrow('enough');
    const left = opened({ url: served().url, pacing: { speed: 1 } });
    for await (const frame of left) if (frame.__typename === 'EntryFrame') break;
    expect(left.state).toBe('closed');
    expect(await left.next()).toEqual({ done: true, value: undefined });
  });

  it('throws the error of a refused control, and goes on', async () => {
    const running = opened({ url: served().url, pacing: { speed: 1 }, paused: true });
    await expect(running.seek({ instant: '1999-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'BAD_ARGUMENTS' });
    await running.step(2);
    await running.step(-1);
    await running.end();
    const lines = linesOfFrames(await takeUntil(running)).filter((line) => !line.startsWith('paused'));
    expect(lines.slice(0, 1)).toEqual(['OpenedFrame']);
    expect(lines.at(-1)).toBe('ended ENDED');
  });

  it('keeps a live stage: its listener gets every frame once, in order, many at a time', async () => {
    let calls = 0;
    const frames: Frame[] = [];
    const live = await new Promise<LiveStage>((resolve) => {
      const stage: LiveStage = new LiveStage({ url: served().url, ...INSTANT }, (taken) => {
        calls += 1;
        frames.push(...taken);
        if (stage.view.ended !== null) resolve(stage);
      });
    });
    const { entries, state, opened: first } = live.view;
    expect(entries).toHaveLength(first?.total ?? -1);
    expect(state).toBe('ended');
    expect(calls).toBeLessThan(entries.length);
    expect(linesOfFrames(frames)).toEqual(linesOfFrames(await takeUntil(opened({ url: served().url, ...INSTANT }))));
  });

  it('reports when a live stage has settled in the generation of a seek', async () => {
    const live = new LiveStage({ url: served().url, paused: true, pacing: { speed: 1 } }, () => undefined);
    onTestFinished(() => live.close());
    await live.replay.step(2);
    // A step is answered before its frames come.
    await expect.poll(() => live.view.entries).toHaveLength(2);
    await live.settled();
    const generation = await live.replay.step(-1);
    await live.settled(generation ?? 0);
    expect(live.view).toMatchObject({ generation, entries: [] });
    const never = live.settled(Infinity);
    live.close();
    await never;
  });

  it('answers queries over HTTP, and throws an error with the reason if there is no answer', async () => {
    await expect(ask({ from: 'x' })).rejects.toMatchObject({ code: 'BAD_VALUE', argument: '$filter.from' });
    const nowhere = request(TIMELINE, {}, { url: 'http://127.0.0.1:1' });
    await expect(nowhere).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    const elsewhere = request(TIMELINE, {}, { url: `${served().url}/healthz` });
    await expect(elsewhere).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
  });
});

it('sends its token, asks for a new one with each connection, and does not repeat a refused one', async () => {
  await using service = await startTestService({ tokenSecret: TOKEN_SECRET });
  const { token } = await tokenFor(['read', 'control']);
  let asked = 0;
  const running = opened({
    url: service.url,
    token: async () => {
      asked += 1;
      return token;
    },
    ...INSTANT,
  });
  expect(linesOfFrames(await takeUntil(running)).at(-1)).toBe('ended COMPLETED');
  expect(asked).toBe(1);
  const bad = opened({ url: service.url, token: 'none' });
  await expect(bad.next()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(request(TIMELINE, {}, { url: service.url, token: 'none' })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
});

describeOnBothPlaces('a replay whose cursor is older than the log', (newPlace) => {
  it('fails with CURSOR_EXPIRED, and does not start again on its own', async () => {
    const place = await newPlace();
    onTestFinished(() => place[Symbol.asyncDispose]());
    const store = await place.open();
    const collection = await addHistory(store, [START, START + DAY]);
    const options = { filter: { collections: [collection] }, ...INSTANT };
    const cursor = await (async () => {
      await using service = await startTestService({ store: place.location });
      const [first] = await takeUntil(opened({ url: service.url, ...options }), isKind('EntryFrame'));
      return first?.cursor;
    })();
    for (const text of ['one', 'two']) {
      await store.commit({ items: [correct(`message:${collection.slice('collection:'.length)}-0`, { text })] });
    }
    await store.trim(Date.now() + DAY);
    await using service = await startTestService({ store: place.location });
    const late = opened({ url: service.url, ...options, after: cursor });
    await expect(late.next()).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
  });
});
