import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EntryPlace, type Frame, Stage } from '../../../src/client/client.ts';

const DAY_MS = 86_400_000;
const PRECISIONS = ['MONTH', 'DAY', 'MINUTE'] as const;

type Told = EntryPlace & { readonly text: string };

let texts = 0;
function entry(id: number, day: number, precision: (typeof PRECISIONS)[number] = 'DAY'): Told {
  texts += 1;
  const scheduled = new Date(Date.UTC(2016, 0, 1) + day * DAY_MS).toISOString();
  return {
    __typename: 'Message',
    id: `message:${id}`,
    occurred: { scheduled, precision },
    disclosed: null,
    text: `text ${texts}`,
  };
}

const base = (generation: number) => ({ cursor: 'c', timelineTime: null, serverTime: '', generation });
const added = (of: Told, generation = 1, late = false): Frame<Told> => ({
  ...base(generation),
  __typename: 'EntryFrame',
  entry: of,
  change: 'ADDED',
  late,
});
const corrected = (of: Told, generation = 1): Frame<Told> => ({
  ...base(generation),
  __typename: 'EntryFrame',
  entry: of,
  change: 'CORRECTED',
  late: false,
});
const removed = (id: string, generation = 1): Frame<Told> => ({
  ...base(generation),
  __typename: 'RemovedFrame',
  entryId: id,
  removal: 'LEFT',
});

/** The next event: an entry in its turn, some days later, or a change of one that was played. */
const act = fc.record({
  kind: fc.constantFrom('TURN', 'TURN', 'TURN', 'LATE', 'CORRECT', 'MOVE', 'REMOVE', 'SEEK'),
  which: fc.nat(),
  days: fc.integer({ min: 0, max: 3 }),
  precision: fc.constantFrom(...PRECISIONS),
});

const rank = ({ occurred }: EntryPlace) => [
  Date.parse(occurred?.scheduled ?? ''),
  PRECISIONS.findIndex((precision) => precision === occurred?.precision),
];

describe('A stage', () => {
  test('has exactly the played entries, in their newest state, in the order of the timeline', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 200 }), (acts) => {
        const stage = new Stage<Told>();
        const model = new Map<string, Told>();
        let generation = 1;
        let today = 0;
        for (const [index, { kind, which, days, precision }] of acts.entries()) {
          const known = [...model.values()][which % Math.max(1, model.size)];
          const put = (of: Told, frame: Frame<Told>) => {
            model.set(of.id, of);
            stage.take(frame);
          };
          if (kind === 'TURN') {
            today += days;
            const of = entry(index, today);
            put(of, added(of, generation));
          } else if (kind === 'LATE') {
            const of = entry(index, which % (today + 1), precision);
            put(of, added(of, generation, true));
          } else if (kind === 'SEEK') {
            generation += 1;
            model.clear();
          } else if (known !== undefined) {
            const id = Number(known.id.slice('message:'.length));
            const { scheduled = '' } = known.occurred ?? {};
            const of =
              kind === 'MOVE' ? entry(id, which % (today + 1), precision) : { ...known, text: `${scheduled} again` };
            if (kind === 'REMOVE') {
              model.delete(known.id);
              stage.take(removed(known.id, generation));
            } else put(of, corrected(of, generation));
          }
        }
        stage.take({ ...base(generation), __typename: 'ClockFrame' });
        const { entries } = stage.view;
        const byId = (list: readonly Told[]) => list.toSorted((left, right) => (left.id < right.id ? -1 : 1));
        expect(byId(entries)).toEqual(byId([...model.values()]));
        const ranks = entries.map(rank);
        expect(ranks).toEqual(ranks.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
      }),
    );
  });

  test('is filled with the entries from before a seek, with the changes that the replay has sent since', () => {
    const stage = new Stage<Told>();
    stage.take(added(entry(9, 9), 2));
    const before = [entry(1, 1), entry(2, 2), entry(3, 3)];
    const news = entry(1, 1);
    stage.take(corrected(news, 2));
    stage.take(removed('message:2', 2));
    expect(stage.view.entries.map(({ id }) => id)).toEqual(['message:9']);
    stage.fill(before);
    expect(stage.view.entries.map(({ id }) => id)).toEqual(['message:1', 'message:3', 'message:9']);
    expect(stage.get('message:1')).toBe(news);
    stage.take(corrected(entry(3, 10), 2));
    expect(stage.view.entries.map(({ id }) => id)).toEqual(['message:1', 'message:9', 'message:3']);
  });

  test('is the same object, with the same list, until something changes', () => {
    const stage = new Stage<Told>();
    stage.take(added(entry(1, 1)));
    const { view } = stage;
    expect(stage.view).toBe(view);
    stage.take({ ...base(1), __typename: 'ClockFrame', timelineTime: '2016-01-02T00:00:00Z' });
    expect(stage.view).not.toBe(view);
    expect(stage.view.entries).toBe(view.entries);
    stage.take(added(entry(2, 2)));
    expect(view.entries).toHaveLength(1);
    expect(stage.view.entries).toHaveLength(2);
  });

  test('orders by the clock of its replay', () => {
    const stage = new Stage<Told>('DISCLOSED');
    const known = (id: number, day: number) => ({ ...entry(id, -day), disclosed: entry(id, day).occurred });
    stage.take(added(known(1, 1)));
    stage.take(added(known(3, 3)));
    stage.take(added(known(2, 2), 1, true));
    expect(stage.view.entries.map(({ id }) => id)).toEqual(['message:1', 'message:2', 'message:3']);
  });

  test('shows the gap, the end of history and the end, and drops them with a seek', () => {
    const stage = new Stage<Told>();
    const gap = { ...base(1), __typename: 'GapFrame', from: 'a', to: 'b', waited: 'PT3S' } as const;
    stage.take(gap);
    expect(stage.view.gap).toBe(gap);
    stage.take(added(entry(1, 1)));
    expect(stage.view).toMatchObject({ gap: null, latest: { change: 'ADDED' }, hasCaughtUp: false });
    stage.take({ ...base(1), __typename: 'CaughtUpFrame', revision: 7 });
    expect(stage.view.hasCaughtUp).toBe(true);
    stage.take({ ...base(2), __typename: 'ClockFrame' });
    expect(stage.view).toMatchObject({ generation: 2, entries: [], latest: null, hasCaughtUp: false });
    stage.take({ ...base(2), __typename: 'EndedFrame', reason: 'COMPLETED' });
    expect(stage.view.ended).toBe('COMPLETED');
  });
});
