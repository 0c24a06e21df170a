import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, visibleRows } from '../../../../src/player/model/layout.ts';
import { rowsOf } from '../../../../src/player/model/rows.ts';
import { threadsOf } from '../../../../src/player/model/thread.ts';
import { mostTelling, type Tie, tiesOf } from '../../../../src/player/model/ties.ts';
import { playerEntry, playerLag } from '../../../support/player-entries.ts';

const hidden = (id: string, day: string) => playerEntry(id, day, { visibility: 'PRIVATE' });

const RECORD = [
  hidden('one', '2016-10-03'),
  hidden('two', '2016-10-12'),
  playerEntry('three', '2016-10-12'),
  playerEntry('four', '2016-10-14'),
];

describe('the rows of the stage', () => {
  it('have a heading above each day, and show the gaps', () => {
    const rows = rowsOf(RECORD, 'OCCURRED', 'record');
    expect(rows.map((row) => (row.kind === 'entry' ? row.id : `${row.kind} ${row.text}`))).toEqual([
      'heading Monday, 3 October 2016',
      'one',
      'gap 9 days',
      'heading Wednesday, 12 October 2016',
      'two',
      'three',
      'heading Friday, 14 October 2016',
      'four',
    ]);
  });

  it('leave out entries without a moment on the clock', () => {
    const entries = [playerEntry('undated', null), ...RECORD];
    expect(rowsOf(entries, 'DISCLOSED', 'record')).toEqual(rowsOf(RECORD, 'DISCLOSED', 'record'));
  });
});

const records = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 60, max: 400 })), {
  minLength: 1,
  maxLength: 60,
});

describe('the layout of the stage', () => {
  const layoutOf = (given: readonly (readonly [boolean, number, number])[], columns: 1 | 2) => {
    let day = 1;
    const entries = given.map(([isPrivate, days], index) => {
      day += days;
      const date = new Date(Date.UTC(2016, 0, day)).toISOString().slice(0, 10);
      return playerEntry(`entry-${index.toString()}`, date, { visibility: isPrivate ? 'PRIVATE' : 'PUBLIC' });
    });
    const heights = new Map(given.map(([, , height], index) => [`entry-${index.toString()}`, height]));
    return layOut(rowsOf(entries, 'OCCURRED', 'record'), { columns, heightOf: (id) => heights.get(id) });
  };

  it('puts no entry above an earlier one, and none onto another one of its side', () => {
    fc.assert(
      fc.property(records, fc.constantFrom(1 as const, 2 as const), (given, columns) => {
        const { placedRows } = layoutOf(given, columns);
        const ends = new Map<string, number>();
        let before = -1;
        for (const { row, top, height, slide } of placedRows) {
          expect(top).toBeGreaterThan(before);
          before = top;
          const sides = row.kind === 'entry' && columns === 2 ? [row.side] : ['PRIVATE', 'PUBLIC'];
          for (const side of sides) {
            expect(top).toBeGreaterThanOrEqual(ends.get(side) ?? 0);
            // Even after it has moved down as far as it may.
            ends.set(side, top + height + slide);
          }
        }
      }),
    );
  });

  it('finds the visible entries without a look at all entries', () => {
    fc.assert(
      fc.property(records, fc.nat(12_000), (given, from) => {
        const layout = layoutOf(given, 2);
        const isSeen = ({ top, height }: { top: number; height: number }) => top <= from + 900 && top + height >= from;
        expect(visibleRows(layout, from, from + 900)).toEqual(layout.placedRows.filter(isSeen));
      }),
    );
  });
});

describe('ties across the border', () => {
  const visibilityOf = (id: string) => RECORD.find((entry) => entry.id === id)?.visibility;
  const near = (id: string, stated: string | null, ...reasons: Tie['reasons']) => ({
    entry: { id },
    lag: playerLag('PT0S', 'P1D', stated),
    reasons,
  });

  it('go from the private side to the public one, with the lag in that direction', () => {
    const entry = { id: 'three', nearby: [near('two', '-PT15M', 'RELATED')], relations: [] };
    expect(tiesOf(entry as never, visibilityOf)).toEqual([
      {
        privateId: 'two',
        publicId: 'three',
        lag: playerLag('-P1D', 'PT0S', 'PT15M'),
        reasons: ['RELATED'],
        relation: null,
      },
    ]);
  });

  it('are left out if the other end is not on the stage, or is on the same side', () => {
    const entry = { id: 'two', nearby: [near('one', 'P9D', 'RELATED'), near('nine', 'P1D', 'RELATED')], relations: [] };
    expect(tiesOf(entry as never, visibilityOf)).toEqual([]);
  });

  it('are those with most weight: a shared subject is not enough, and no entry has more than three', () => {
    const tie = (publicId: string, ...reasons: Tie['reasons']): Tie => ({
      privateId: 'two',
      publicId,
      lag: playerLag('PT0S', 'P1D'),
      reasons,
      relation: null,
    });
    const chosen = mostTelling([
      tie('a', 'SAME_SUBJECT'),
      tie('b', 'RELATED'),
      tie('c', 'SAME_LINK'),
      tie('d', 'SAME_LINK', 'RELATED'),
      tie('e', 'SAME_ACTOR', 'RELATED'),
    ]);
    expect(chosen.map(({ publicId }) => publicId)).toEqual(['d', 'c', 'e']);
  });

  it('are drawn from edge to edge, with labels that avoid headings and each other', () => {
    const layout = layOut(rowsOf(RECORD, 'OCCURRED', 'record'), { columns: 2, heightOf: () => 120 });
    const tie = { privateId: 'two', lag: playerLag('PT15M'), reasons: ['RELATED'], relation: null } as const;
    const threads = threadsOf(
      layout,
      [
        { ...tie, publicId: 'three' },
        { ...tie, publicId: 'four' },
      ],
      { left: 400, right: 540 },
      0,
    );
    expect(threads).toHaveLength(2);
    expect(threads.map(({ start, end }) => [start.x, end.x])).toEqual([
      [400, 540],
      [400, 540],
    ]);
    const [first, second] = threads.map(({ label }) => label.y);
    expect(Math.abs((first ?? 0) - (second ?? 0))).toBeGreaterThanOrEqual(28);
  });
});
