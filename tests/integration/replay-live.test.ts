/** A replay that follows the record, as a client of `graphql-ws` gets it. */
import { expect, it } from 'vitest';
import type { BatchItem } from '../../src/domain/commit/commit.ts';
import { CursorSeal } from '../../src/replay/cursor-seal.ts';
import { decodeToken, encodeToken, type JsonValue } from '../../src/domain/opaque-token.ts';
import { toIso } from '../../src/domain/time/instant.ts';
import { act, correct } from '../support/acts.ts';
import { addHistory, messageAt } from '../support/played.ts';
import { describeOnBothPlaces, describeOnBothStores } from '../support/served-stores.ts';
import { startTestService } from '../support/service.ts';
import { type Frame, heldAfter, idsIn, linesOf, Subscriber } from '../support/subscriber.ts';

const DAY = 86_400_000;
const START = Date.UTC(2016, 6, 1);
const at = (day: number) => START + day * DAY;
const occurred = (day: number) => ({ occurred: { edtf: toIso(at(day)) } });

/** The errors with which a replay ends before anything is played. */
async function refusal(viewer: Subscriber): Promise<unknown[]> {
  await viewer.over;
  expect(viewer.frames.filter(({ __typename }) => __typename !== 'OpenedFrame')).toEqual([]);
  return viewer.errors;
}

describeOnBothStores('a replay that follows', (served) => {
  let stories = 0;

  /** A history of three days, with its own names. */
  async function story() {
    stories += 1;
    const collection = await addHistory(served().store, [at(0), at(1), at(2)]);
    const name = (short: string) => `${short}-${collection.slice('collection:'.length)}`;
    const put = (short: string, day: number) => messageAt(collection, name(short), at(day));
    const follow = (more: object = {}) =>
      new Subscriber(served().socketUrl, {
        filter: { collections: [collection] },
        pacing: { instant: true },
        onEnd: 'FOLLOW',
        ...more,
      });
    const commit = async (...items: readonly BatchItem[]) => {
      const { results } = await served().store.commit({ items });
      expect(results.map(({ outcome }) => outcome)).not.toContain('REFUSED');
    };
    const id = (short: string) => `message:${name(short)}`;
    return {
      collection,
      put,
      follow,
      commit,
      id,
      first: idOf(collection, 0),
      second: idOf(collection, 1),
      third: idOf(collection, 2),
    };
  }
  const idOf = (collection: string, index: number) => `message:${collection.slice('collection:'.length)}-${index}`;

  it('plays history, sends CaughtUpFrame, and continues with the right frames for live commits', async () => {
    const { put, follow, commit, id, first, second, third } = await story();
    using viewer = follow();
    const { revision } = await viewer.untilKind('CaughtUpFrame');
    expect(revision).toBe(await served().store.head());
    expect(linesOf(viewer.frames)).toEqual([first, second, third].map((entry) => `ADDED ${entry}`));

    await commit(put('new', 5), put('old', 1.5));
    await commit(correct(first, { text: 'Corrected' }));
    await commit(act('retraction', second));
    await commit(act('restoration', second));
    await commit(correct(id('old'), occurred(9)));
    await commit(correct(id('new'), occurred(0.5)));
    await commit(act('erasure', third));
    await commit(put('last', 10));
    await viewer.untilEntry(id('last'));
    expect(linesOf(viewer.frames).slice(3)).toEqual([
      `ADDED ${id('new')}`,
      `ADDED late ${id('old')}`,
      `CORRECTED ${first} Corrected`,
      `RETRACTED ${second}`,
      `CORRECTED ${second}`,
      `MOVED ${id('old')}`,
      `ADDED ${id('old')}`,
      `CORRECTED ${id('new')}`,
      `ERASED ${third}`,
      `ADDED ${id('last')}`,
    ]);
    expect(viewer.frames.find(({ change }) => change === 'RETRACTED')?.entry?.status).toBe('RETRACTED');
    expect(heldAfter(viewer.frames).get(second)).toBe('CURRENT');
  });

  it('reports that an entry has left when a filtered field changes, and that it is back when the field changes back', async () => {
    const { collection, follow, commit, first, put, id } = await story();
    using viewer = follow({ filter: { collections: [collection], channels: ['EMAIL'] } });
    await viewer.untilKind('CaughtUpFrame');
    await commit(correct(first, { channel: 'CHAT' }));
    await commit(correct(first, { channel: 'EMAIL' }));
    await commit(put('last', 9));
    await viewer.untilEntry(id('last'));
    expect(linesOf(viewer.frames).slice(3, 5)).toEqual([`LEFT ${first}`, `ADDED late ${first}`]);
  });

  it('has caught up at once with an empty history, and then plays live commits', async () => {
    const { collection, follow, commit, put, id } = await story();
    using viewer = follow({ filter: { collections: [collection], channels: ['CHAT'] } });
    await viewer.untilKind('CaughtUpFrame');
    expect(idsIn(viewer.frames)).toEqual([]);
    const first = put('first', 3);
    await commit(first, put('unseen', 4));
    await commit(correct(id('first'), { channel: 'CHAT' }));
    await viewer.untilEntry(id('first'));
    expect(linesOf(viewer.frames)).toEqual([`ADDED ${id('first')}`]);
  });

  it('plays an entry that changed before its turn once, in its newest state, and sends nothing about removed entries', async () => {
    const { put, follow, commit, id, first, second, third } = await story();
    using viewer = follow({ paused: true });
    const { replayId, controlKey } = await viewer.untilKind('OpenedFrame');
    await commit(correct(first, { text: 'Draft' }), put('gone', 1.5), put('between', 0.5));
    await commit(correct(first, { text: 'Newest' }), act('erasure', third), correct(second, occurred(4)));
    await commit(act('retraction', id('gone')), correct(id('between'), occurred(8)));
    await commit(act('erasure', id('gone')));
    const resume = `mutation { resumeReplay(replayId: "${replayId ?? ''}", controlKey: "${controlKey ?? ''}") { paused } }`;
    expect((await served().ask(resume)).errors).toEqual([]);
    await viewer.untilKind('CaughtUpFrame');
    expect(linesOf(viewer.frames)).toEqual([`ADDED ${first} Newest`, `ADDED ${second}`, `ADDED ${id('between')}`]);
  });

  /** The entries of the record, as clients query them. */
  async function recorded(collection: string): Promise<[string, string][]> {
    const list = `{ timeline(filter: { collections: ["${collection}"] }) { nodes { id text status } } }`;
    const { data } = await served().ask(list);
    const { nodes } = data?.['timeline'] as { nodes: { id: string; text: string | null; status: string }[] };
    return nodes.map(({ id, text, status }): [string, string] => [id, `${status} ${text ?? ''}`.trim()]).sort();
  }

  /** All frames of a run with every kind of change, in few commits of many lines. */
  async function eventfulRun() {
    const told = await story();
    const { put, follow, commit, id, first, second, third } = told;
    const viewer = follow();
    await viewer.untilKind('CaughtUpFrame');
    await commit(put('a', 5), put('b', 0.5), correct(first, { text: 'Corrected' }), act('retraction', second));
    await commit(
      correct(id('b'), occurred(7)),
      correct(third, occurred(8)),
      correct(first, occurred(9)),
      put('c', 0.2),
    );
    await commit(put('d', 6), correct(id('a'), { text: 'Corrected' }), correct(id('c'), occurred(11)));
    await commit(put('last', 12));
    await viewer.untilEntry(id('last'));
    return { ...told, viewer };
  }

  it('resumes after any frame of a live run with the very frames that came after it, also within a commit and a move', async () => {
    const { viewer, follow, id } = await eventfulRun();
    using original = viewer;
    const { frames } = original;
    const live = frames.findIndex(({ __typename }) => __typename === 'CaughtUpFrame');
    const lines = linesOf(frames.slice(live + 1));
    expect(lines).toHaveLength(16);
    expect(lines.filter((line) => line.startsWith('MOVED'))).toHaveLength(4);
    for (let last = live; last < frames.length - 1; last += 1) {
      using resumed = follow({ after: frames[last]?.cursor });
      await resumed.untilEntry(id('last'));
      const rest = resumed.frames.slice(1);
      expect(linesOf(rest)).toEqual(linesOf(frames.slice(last + 1)));
    }
  });

  it('resumes after any frame with exactly the rest, so that its client holds the record', async () => {
    const { viewer, follow, commit, collection, first, id } = await eventfulRun();
    using original = viewer;
    await commit(act('erasure', first), correct(id('d'), { channel: 'CHAT' }));
    await commit(messageAt(collection, `end-${stories}`, at(20)));
    await original.untilEntry(`message:end-${stories}`);
    const held = [...heldAfter(original.frames)].sort();
    expect(held).toEqual(await recorded(collection));
    for (const [index, { cursor }] of original.frames.entries()) {
      using resumed = follow({ after: cursor });
      const last = index === original.frames.length - 1;
      await (last ? resumed.untilKind('OpenedFrame') : resumed.untilEntry(`message:end-${stories}`));
      const seen: Frame[] = [...original.frames.slice(0, index + 1), ...resumed.frames];
      expect([...heldAfter(seen)].sort()).toEqual(held);
    }
  });

  it('refuses a cursor whose commit the record does not have, and a text that is not a cursor', async () => {
    const { follow } = await story();
    using viewer = follow();
    const { cursor } = await viewer.untilKind('CaughtUpFrame');
    const seal = new CursorSeal(served().store.shared);
    const parts = decodeToken('replay', await seal.open(cursor)) as JsonValue[];
    const ahead = seal.seal(encodeToken('replay', parts.with(5, (await served().store.head()) + 1_000)));
    using foreign = follow({ after: ahead });
    expect(await refusal(foreign)).toEqual([{ code: 'CURSOR_MISMATCH', argument: 'input.after' }]);
    using broken = follow({ after: `${cursor}x` });
    expect(await refusal(broken)).toEqual([{ code: 'CURSOR_INVALID', argument: 'input.after' }]);
    using both = follow({ after: cursor, from: toIso(START) });
    expect(await refusal(both)).toEqual([{ code: 'BAD_ARGUMENTS', argument: 'input.after' }]);
  });
});

describeOnBothPlaces('the change log', (newPlace) => {
  it('gives CURSOR_EXPIRED after a restart if it no longer has the rest', async () => {
    await using place = await newPlace();
    const store = await place.open();
    const collection = await addHistory(store, [at(0), at(1)]);
    const input = {
      filter: { collections: [collection] },
      pacing: { instant: true },
      onEnd: 'FOLLOW',
      clockEvery: 'PT0.1S',
    };
    const put = (name: string, day: number) => store.commit({ items: [messageAt(collection, name, at(day))] });
    const cursors: string[] = [];
    {
      await using service = await startTestService({ store: place.location });
      using viewer = new Subscriber(service.socketUrl, input);
      await viewer.untilKind('CaughtUpFrame');
      await put('new', 5);
      const last = await viewer.untilEntry('message:new');
      cursors.push(...viewer.frames.slice(0, viewer.frames.indexOf(last) + 1).map(({ cursor }) => cursor));
      // A cursor to resume from that does not depend on the log.
      cursors.push((await viewer.untilKind('ClockFrame')).cursor);
    }
    await store.trim(Date.now() + DAY);
    await using service = await startTestService({ store: place.location });
    const newest = cursors.pop();
    for (const after of cursors) {
      using late = new Subscriber(service.socketUrl, { ...input, after });
      expect(await refusal(late)).toMatchObject([{ code: 'CURSOR_EXPIRED' }]);
    }
    using fresh = new Subscriber(service.socketUrl, { ...input, after: newest });
    await fresh.untilKind('OpenedFrame');
    await put('next', 6);
    await fresh.untilEntry('message:next');
    expect(idsIn(fresh.frames)).toEqual(['message:next']);
  });
});
