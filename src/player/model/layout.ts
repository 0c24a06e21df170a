/**
 * Where everything stands on the stage.
 *
 * Time runs down, and nothing stands above what came before it. Where there is room for two columns, what is private and
 * what is public may stand beside each other, each a little lower than the one before, so that they can be read together.
 */
import type { Row } from './rows.ts';

export interface Place {
  readonly row: Row;
  /** Pixels from the stage's top. */
  readonly top: number;
  readonly height: number;
  /**
   * How far it may move down with what is read beside it: to the end of its day, or to the next one on its side. So a
   * private message stays in sight while the public acts of the same day pass by.
   */
  readonly slide: number;
}

export interface Layout {
  readonly places: readonly Place[];
  readonly height: number;
}

export interface LayoutOptions {
  readonly columns: 1 | 2;
  /** A row's measured height, where it was on the page already. */
  readonly heightOf: (id: string) => number | undefined;
}

const GAP_PX = 20;
/** How much lower than the one before an entry on the other side stands at the least. */
const STEP_PX = 44;
const HEADING_PX = 62;
const GAP_ROW_PX = 74;

export function layOut(rows: readonly Row[], { columns, heightOf }: LayoutOptions): Layout {
  const places: Place[] = [];
  const bottom = { PRIVATE: 0, PUBLIC: 0 };
  let lowest = 0;
  for (const row of rows) {
    const height = heightOf(row.id) ?? estimatedHeight(row);
    const isBeside = columns === 2 && row.kind === 'entry';
    const top = isBeside ? Math.max(bottom[row.side], lowest) : Math.max(bottom.PRIVATE, bottom.PUBLIC, lowest);
    places.push({ row, top, height, slide: 0 });
    const below = top + height + (row.kind === 'entry' ? GAP_PX : 0);
    if (isBeside) bottom[row.side] = below;
    else bottom.PRIVATE = bottom.PUBLIC = below;
    lowest = row.kind === 'entry' ? top + STEP_PX : below;
  }
  const height = Math.max(bottom.PRIVATE, bottom.PUBLIC);
  return { places: columns === 2 ? withSlides(places, height) : places, height };
}

function withSlides(places: readonly Place[], height: number): readonly Place[] {
  const next = { PRIVATE: height, PUBLIC: height };
  return places
    .toReversed()
    .map((place) => {
      const { row, top } = place;
      if (row.kind !== 'entry') {
        next.PRIVATE = next.PUBLIC = top;
        return place;
      }
      const slide = Math.max(0, next[row.side] - GAP_PX - top - place.height);
      next[row.side] = top;
      return { ...place, slide };
    })
    .toReversed();
}

/** What an entry will probably take, until it is measured. */
function estimatedHeight(row: Row): number {
  if (row.kind === 'heading') return HEADING_PX;
  if (row.kind === 'gap') return GAP_ROW_PX;
  const lines = Math.min(9, Math.ceil((row.entry.text?.length ?? 0) / 46));
  return 96 + lines * 26;
}

/**
 * Those places of which something lies between two heights.
 *
 * @param reach taller than anything on the stage, for the start to be found by halving
 */
export function visiblePlaces({ places }: Layout, from: number, to: number, reach = 4_000): readonly Place[] {
  const start = firstBelow(places, from - reach);
  const visible: Place[] = [];
  for (let index = start; index < places.length; index++) {
    const place = places[index];
    if (place === undefined || place.top > to) break;
    if (place.top + place.height >= from) visible.push(place);
  }
  return visible;
}

function firstBelow(places: readonly Place[], top: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.top ?? 0) < top) low = middle + 1;
    else high = middle;
  }
  return low;
}
