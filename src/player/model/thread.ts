/** The lines between the columns: from the edge of one card to the edge of another, with a label. */
import type { Layout, PlacedRow } from './layout.ts';
import type { Tie } from './ties.ts';

export interface Thread {
  readonly tie: Tie;
  /** An SVG path in the stage's pixels. */
  readonly path: string;
  readonly start: StagePoint;
  readonly end: StagePoint;
  readonly label: StagePoint;
}

interface StagePoint {
  readonly x: number;
  readonly y: number;
}

/** The inner edges of both columns, in pixels from the left of the stage. */
export interface Border {
  readonly left: number;
  readonly right: number;
}

/** Nobody sees both ends of a longer line at once. */
const LONGEST_PX = 1_500;
/** Below the top of a card, at its first words. */
const HOOK_PX = 58;
const LABEL_PX = 28;
const LINE_PX = 15;
/** Positions for a label along its line; the middle first. */
const TRIES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

/**
 * @param pinned where sliding entries stop, in pixels from the top of the stage
 * @returns lines with both ends on the stage; their labels avoid headings and each other if possible
 */
export function threadsOf(
  layout: Layout,
  ties: readonly Tie[],
  { left, right }: Border,
  pinned: number,
): readonly Thread[] {
  const rowsById = new Map(layout.placedRows.map((placed) => [placed.row.id, placed]));
  const taken: [number, number][] = layout.placedRows
    .filter(({ row }) => row.kind !== 'entry')
    .map(({ top, height }) => [top, top + height]);
  return ties.flatMap((tie) => {
    const [hidden, shown] = [rowsById.get(tie.privateId), rowsById.get(tie.publicId)];
    if (hidden === undefined || shown === undefined) return [];
    const start = { x: left, y: hookOf(hidden, pinned) };
    const end = { x: right, y: hookOf(shown, pinned) };
    if (Math.abs(hidden.top - shown.top) > LONGEST_PX) return [];
    const reach = (LABEL_PX + (linesOf(tie) - 1) * LINE_PX) / 2;
    const label = labelPoint(start, end, reach, taken);
    taken.push([label.y - reach, label.y + reach]);
    const middle = (left + right) / 2;
    const path = `M${start.x} ${start.y}C${middle} ${start.y} ${middle} ${end.y} ${end.x} ${end.y}`;
    return [{ tie, path, start, end, label }];
  });
}

function hookOf({ top, height, slide }: PlacedRow, pinned: number): number {
  return Math.min(Math.max(top, pinned), top + slide) + Math.min(HOOK_PX, height / 2);
}

/** The point of the curve at `t`. Both middle control points have the same x. */
function pointAt(start: StagePoint, end: StagePoint, t: number): StagePoint {
  const middle = (start.x + end.x) / 2;
  const u = 1 - t;
  const of = (a: number, b: number, c: number, d: number) =>
    u ** 3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t ** 3 * d;
  return { x: of(start.x, middle, middle, end.x), y: of(start.y, start.y, end.y, end.y) };
}

/** A contradiction has a second line, below the lag. */
function linesOf({ lag, relation }: Tie): number {
  return lag !== null && relation?.kind === 'CONTRADICTS' ? 2 : 1;
}

function labelPoint(
  start: StagePoint,
  end: StagePoint,
  reach: number,
  taken: readonly (readonly [number, number])[],
): StagePoint {
  const tried = TRIES.map((t) => pointAt(start, end, t));
  const isFree = ({ y }: StagePoint) => taken.every(([from, to]) => y + reach < from || y - reach > to);
  const [middle] = tried;
  const point = tried.find(isFree) ?? middle ?? start;
  return { x: (start.x + end.x) / 2, y: point.y };
}
