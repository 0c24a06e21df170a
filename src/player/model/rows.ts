import type { Visibility } from '../generated/operations.ts';
import { DAY } from './duration.ts';
import { type Clock, momentOnClock, instantOnClock, type StageEntry } from './entry.ts';
import { lengthText } from './lag-text.ts';
import { headingKey, headingText, type ZoneChoice } from './moment-text.ts';

/** One row of the stage. */
export type StageRow =
  | { readonly kind: 'heading'; readonly id: string; readonly text: string }
  | { readonly kind: 'gap'; readonly id: string; readonly text: string }
  | { readonly kind: 'entry'; readonly id: string; readonly side: Visibility; readonly entry: StageEntry };

/** A shorter gap between two entries gets no row. */
const SHORTEST_GAP_MS = 2 * DAY;

/** Entries in order of time, with a heading for each day, and a row for each long gap. */
export function rowsOf(entries: readonly StageEntry[], clock: Clock, zone: ZoneChoice): readonly StageRow[] {
  const rows: StageRow[] = [];
  let heading: string | null = null;
  let before: number | null = null;
  for (const entry of entries) {
    const moment = momentOnClock(entry, clock);
    const at = instantOnClock(entry, clock);
    if (moment === null || at === null) continue;
    if (before !== null && at - before > SHORTEST_GAP_MS) {
      rows.push({ kind: 'gap', id: `gap:${entry.id}`, text: lengthText(at - before) });
    }
    const key = headingKey(moment, zone);
    if (key !== heading) rows.push({ kind: 'heading', id: `heading:${entry.id}`, text: headingText(moment, zone) });
    rows.push({ kind: 'entry', id: entry.id, side: entry.visibility, entry });
    heading = key;
    before = at;
  }
  return rows;
}
