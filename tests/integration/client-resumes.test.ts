/** The client over connections that break, with a service that is killed, and with a slow reader. */
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { replay, type ReplayOptions, type ReplayState } from '../../src/client/client.ts';
import { seedIfEmpty } from '../../src/seeding.ts';
import { correct } from '../support/acts.ts';
import { isKind, takeUntil, linesOfFrames } from '../support/client-frames.ts';
import { CuttingProxy } from '../support/cutting-proxy.ts';
import { startNodeProcess } from '../support/node-process.ts';
import { addHistory, messageAt } from '../support/played.ts';
import { scaledRuns } from '../support/scaled.ts';
import { describeOnBothPlaces, describeOnBothStores } from '../support/served-stores.ts';

const DAY = 86_400_000;
const START = Date.UTC(2016, 6, 1);
/** At once: these tests are not about the length of the wait. */
const retry = () => 0;

describeOnBothStores('a replay over connections that break', (served) => {
  const open = (url: string, options: ReplayOptions) => {
    const opened = replay({ url, retry, ...options });
    onTestFinished(() => opened.close());
    return opened;
  };
  const whole = async (options: ReplayOptions) => linesOfFrames(await takeUntil(open(served().socketUrl, options)));

  it.each([
    ['at once', { pacing: { instant: true } }],
    ['paced, with gaps', { pacing: { fitInto: 'PT0.4S' }, maxGap: 'PT0.02S' }],
    ['by entries', { pacing: { entriesPerSecond: 400 } }],
  ] satisfies [string, ReplayOptions][])('loses and repeats nothing, at any break: %s', async (_, options) => {
    const expected = await whole(options);
    expect(expected.length).toBeGreaterThan(20);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 12_000 }), { maxLength: 6 }), async (cuts) => {
        await using proxy = await CuttingProxy.open(served().socketUrl, cuts);
        const frames = await takeUntil(open(proxy.url, options));
        expect(linesOfFrames(frames)).toEqual(expected);
      }),
      scaledRuns(6),
    );
  });

  it('holds frames up to its limit, and a slow reader loses none', async () => {
    const collection = await addHistory(
      served().store,
      Array.from({ length: 300 }, (_, index) => START + index * DAY),
    );
    const options = { pacing: { instant: true }, filter: { collections: [collection] }, fields: 'id' } as const;
    const expected = await whole(options);
    await using proxy = await CuttingProxy.open(served().socketUrl);
    const slow = open(proxy.url, { ...options, buffer: 20 });
    const states: ReplayState[] = [];
    const isBehind = new Promise<void>((resolve) => {
      slow.onState((state) => {
        states.push(state);
        if (state === 'behind') resolve();
      });
    });
    await isBehind;
    expect(proxy.opened).toBe(1);
    expect(linesOfFrames(await takeUntil(slow))).toEqual(expected);
    expect(proxy.opened).toBeGreaterThan(2);
    expect(states.slice(0, 3)).toEqual(['live', 'behind', 'live']);
    expect(states.at(-1)).toBe('ended');
  });

  it('is paused, and at the last pace, on a new connection too, and has one OpenedFrame', async () => {
    await using proxy = await CuttingProxy.open(served().socketUrl);
    const steered = open(proxy.url, { pacing: { speed: 1 }, paused: true });
    await takeUntil(steered, isKind('StatusFrame'));
    const { replayId } = steered;
    await steered.setSpeed({ entriesPerSecond: 1_000 });
    await steered.step(2);
    await takeUntil(steered, isKind('EntryFrame'));
    const isBack = new Promise<void>((resolve) => steered.onState((state) => state === 'live' && resolve()));
    proxy.cut();
    await isBack;
    expect(steered.replayId).not.toBe(replayId);
    await steered.resume();
    const frames = await takeUntil(steered);
    const all = await whole({ pacing: { instant: true } });
    // The second step waited to be taken.
    expect(linesOfFrames(frames)).toEqual([...all.slice(2, 3), 'running in 1', ...all.slice(3)]);
    expect(frames.find(isKind('StatusFrame'))).toMatchObject({ status: { pacing: { entriesPerSecond: 1_000 } } });
  });

  it('seeks across a broken connection, and drops the waiting frames of the old generation', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 200, max: 9_000 }), async (bytes) => {
        await using proxy = await CuttingProxy.open(served().socketUrl, [bytes, bytes + 500]);
        const steered = open(proxy.url, { pacing: { speed: 1 }, paused: true });
        await steered.step(3);
        await steered.seek({ instant: '2016-10-12T00:00:00Z' });
        await steered.setSpeed({ instant: true });
        await steered.resume();
        const frames = await takeUntil(steered);
        const generations = frames.flatMap(({ __typename, generation }) =>
          __typename === 'EntryFrame' ? generation : [],
        );
        expect(generations).toEqual(generations.toSorted((left, right) => left - right));
        const last = Math.max(...generations);
        const after = frames.filter((frame) => frame.__typename === 'EntryFrame' && frame.generation === last);
        const expected = await takeUntil(
          open(served().socketUrl, { pacing: { instant: true }, from: '2016-10-12T00:00:00Z' }),
        );
        const ids = (of: typeof frames) =>
          of.flatMap((frame) => (frame.__typename === 'EntryFrame' ? frame.entry.id : []));
        expect(ids(after)).toEqual(ids(expected));
      }),
      scaledRuns(4),
    );
  });

  it('joins a room again at its position, and still controls it', async () => {
    await using proxy = await CuttingProxy.open(served().socketUrl);
    const room = `newsroom-${Math.random().toString(36).slice(2)}`;
    const opener = open(proxy.url, { room, pacing: { fitInto: 'P1D' }, paused: true });
    await takeUntil(opener, isKind('OpenedFrame'));
    await opener.step(3);
    const before = await takeUntil(opener, (frame) => frame.__typename === 'EntryFrame');
    const isBack = new Promise<void>((resolve) => opener.onState((state) => state === 'live' && resolve()));
    proxy.cut();
    await isBack;
    await opener.step(2);
    let entries = 1;
    const stepped = await takeUntil(opener, ({ __typename }) => {
      if (__typename === 'EntryFrame') entries += 1;
      return entries === 5;
    });
    await opener.end();
    const ids = linesOfFrames([...before, ...stepped, ...(await takeUntil(opener))]).filter((line) =>
      line.startsWith('ADDED'),
    );
    expect(ids).toEqual(
      (await whole({ pacing: { instant: true } })).filter((line) => line.startsWith('ADDED')).slice(0, 5),
    );
  });
});

describeOnBothPlaces('a replay of a service that is killed', (newPlace) => {
  it('resumes after its restart: it repeats and loses no entry, and shows the corrections made meanwhile', async () => {
    const place = await newPlace();
    onTestFinished(() => place[Symbol.asyncDispose]());
    const store = await place.open();
    await seedIfEmpty(store);
    const collection = await addHistory(
      store,
      [0, 1, 2, 3, 4, 5, 6, 7].map((day) => START + day * DAY),
    );
    const id = (index: number) => `message:${collection.slice('collection:'.length)}-${index}`;
    const first = await startNodeProcess(place.location);
    const opened = replay({
      url: first.socketUrl,
      filter: { collections: [collection] },
      pacing: { entriesPerSecond: 20 },
      onEnd: 'FOLLOW',
      retry: () => 100,
    });
    onTestFinished(() => opened.close());
    const before = await takeUntil(opened, (frame) => frame.__typename === 'EntryFrame' && frame.entry.id === id(2));
    await first.kill();
    const { results } = await store.commit({
      items: [correct(id(0), { text: 'Corrected' }), messageAt(collection, 'between', START + 0.5 * DAY)],
    });
    expect(results.map(({ outcome }) => outcome)).not.toContain('REFUSED');
    await using second = await startNodeProcess(place.location, { port: first.port });
    expect(second.port).toBe(first.port);
    const after = await takeUntil(opened, isKind('CaughtUpFrame'));
    const lines = linesOfFrames([...before, ...after]);
    expect(lines.filter((line) => !line.includes('CORRECTED') && !line.includes('late'))).toEqual([
      'OpenedFrame',
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((index) => `ADDED ${id(index)} in 1`),
      'CaughtUpFrame',
    ]);
    expect(lines.filter((line) => line.includes('CORRECTED') || line.includes('late'))).toEqual([
      `CORRECTED ${id(0)} in 1`,
      'ADDED late message:between in 1',
    ]);
  });
});
