/**
 * The layout of the stage.
 *
 * Time runs down: no entry is above an earlier one. With room for two columns, private and public entries may be side by
 * side, each a little lower than the one before.
 */
import type { StageRow } from './rows.ts';

export interface PlacedRow {
  readonly row: StageRow;
  /** Pixels from the stage's top. */
  readonly top: number;
  readonly height: number;
  /**
   * How far it may move down while the reader scrolls: to the end of its day, or to the next entry on its side. So a private
   * message stays visible beside the public entries of the same day.
   */
  readonly slide: number;
}

export interface Layout {
  readonly placedRows: readonly PlacedRow[];
  readonly height: number;
}

export interface LayoutOptions {
  readonly columns: 1 | 2;
  /** The measured height of a row; undefined before it was on the page. */
  readonly heightOf: (id: string) => number | undefined;
}

const GAP_PX = 20;
/** The least distance between the tops of two entries on different sides. */
const STEP_PX = 44;
const HEADING_PX = 62;
const GAP_ROW_PX = 74;

export function layOut(rows: readonly StageRow[], { columns, heightOf }: LayoutOptions): Layout {
  const placedRows: PlacedRow[] = [];
  const bottom = { PRIVATE: 0, PUBLIC: 0 };
  let lowest = 0;
  for (const row of rows) {
    const height = heightOf(row.id) ?? estimatedHeight(row);
    const isBeside = columns === 2 && row.kind === 'entry';
    const top = isBeside ? Math.max(bottom[row.side], lowest) : Math.max(bottom.PRIVATE, bottom.PUBLIC, lowest);
    placedRows.push({ row, top, height, slide: 0 });
    const below = top + height + (row.kind === 'entry' ? GAP_PX : 0);
    if (isBeside) bottom[row.side] = below;
    else bottom.PRIVATE = bottom.PUBLIC = below;
    lowest = row.kind === 'entry' ? top + STEP_PX : below;
  }
  const height = Math.max(bottom.PRIVATE, bottom.PUBLIC);
  return { placedRows: columns === 2 ? withSlides(placedRows, height) : placedRows, height };
}

function withSlides(placedRows: readonly PlacedRow[], height: number): readonly PlacedRow[] {
  const next = { PRIVATE: height, PUBLIC: height };
  return placedRows
    .toReversed()
    .map((placed) => {
      const { row, top } = placed;
      if (row.kind !== 'entry') {
        next.PRIVATE = next.PUBLIC = top;
        return placed;
      }
      const slide = Math.max(0, next[row.side] - GAP_PX - top - placed.height);
      next[row.side] = top;
      return { ...placed, slide };
    })
    .toReversed();
}

/** The height of a row until it is measured. */
function estimatedHeight(row: StageRow): number {
  if (row.kind === 'heading') return HEADING_PX;
  if (row.kind === 'gap') return GAP_ROW_PX;
  const lines = Math.min(9, Math.ceil((row.entry.text?.length ?? 0) / 46));
  return 96 + lines * 26;
}

/**
 * The rows that can be seen between two heights, in pixels from the top of the stage.
 *
 * @param reach taller than any row, so that a binary search finds the first one
 */
export function visibleRows({ placedRows }: Layout, from: number, to: number, reach = 4_000): readonly PlacedRow[] {
  const start = firstBelow(placedRows, from - reach);
  const visible: PlacedRow[] = [];
  for (let index = start; index < placedRows.length; index++) {
    const placed = placedRows[index];
    if (placed === undefined || placed.top > to) break;
    if (placed.top + placed.height >= from) visible.push(placed);
  }
  return visible;
}

function firstBelow(placedRows: readonly PlacedRow[], top: number): number {
  let [low, high] = [0, placedRows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placedRows[middle]?.top ?? 0) < top) low = middle + 1;
    else high = middle;
  }
  return low;
}
