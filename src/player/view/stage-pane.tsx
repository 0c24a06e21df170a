import { computed, signal, useComputed, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { layOut, type PlacedRow, visibleRows } from '../model/layout.ts';
import { rowsOf } from '../model/rows.ts';
import { threadsOf } from '../model/thread.ts';
import { address } from '../state/address.ts';
import { loadEarlier } from '../state/jumps.ts';
import { bounds, entries, isLoadingHistory, late, newest, phase } from '../state/stage.ts';
import { ties, wanted } from '../state/ties.ts';
import { appTexts, controlTexts, stateTexts } from '../strings.ts';
import { EntryCard } from './entry-card.tsx';
import { useFollowing } from './following.ts';
import { observeHeights } from './heights.ts';
import { Threads } from './threads.tsx';

/** From this width on there are two columns. */
const TWO_COLUMNS_PX = 760;
const AXIS_PX = 148;
/** How far rows are rendered above and below the visible part. */
const OVERSCAN_PX = 700;
/** Where sliding entries stop, below the top of the visible part; the same as in `stage.css`. */
const PINNED_PX = 44;
/** Nearer to the top than this, earlier entries are loaded. */
const EARLIER_WITHIN_PX = 900;

const heights = signal<ReadonlyMap<string, number>>(new Map());
const width = signal(1_200);
const columns = computed<1 | 2>(() => (width.value >= TWO_COLUMNS_PX ? 2 : 1));
const rows = computed(() => rowsOf(entries.value, address.value.clock, address.value.zone));
const layout = computed(() =>
  layOut(rows.value, {
    columns: columns.value,
    heightOf: (id) => heights.value.get(`${columns.value.toString()} ${id}`),
  }),
);

/** Time runs down; private entries are on one side, public ones on the other. Only visible rows are rendered. */
export function StagePane() {
  const scroller = useRef<HTMLDivElement>(null);
  const roll = useRef<HTMLDivElement>(null);
  const view = useSignal({ top: 0, height: 800, pinned: 0 });
  const lit = useSignal<string | null>(null);
  const visible = useComputed(() =>
    visibleRows(layout.value, view.value.top - OVERSCAN_PX, view.value.top + view.value.height + OVERSCAN_PX),
  );
  const following = useFollowing(scroller, layout);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => {
      width.value = element.clientWidth;
      const top = element.scrollTop - (roll.current?.offsetTop ?? 0);
      view.value = { top, height: element.clientHeight, pinned: top + PINNED_PX };
      if (element.scrollTop < EARLIER_WITHIN_PX) void loadEarlier();
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);

  useEffect(() => {
    wanted.value = visible.value.flatMap(({ row }) => (row.kind === 'entry' && row.side === 'PRIVATE' ? [row.id] : []));
  }, [visible.value]);

  const border = { left: (width.value - AXIS_PX) / 2, right: (width.value + AXIS_PX) / 2 };
  const shownTies = ties.value;
  const threads =
    columns.value === 2
      ? threadsOf({ ...layout.value, placedRows: visible.value }, shownTies, border, view.value.pinned)
      : [];
  return (
    <div class="stage" ref={scroller} tabIndex={0} role="group" aria-label={`${appTexts.private}, ${appTexts.public}`}>
      <div
        ref={roll}
        class={`roll columns-${columns.value.toString()}`}
        style={{ height: `${layout.value.height}px` }}
        onPointerOver={(event) => (lit.value = entryAt(event))}
        onFocusIn={(event) => (lit.value = entryAt(event))}
      >
        {isLoadingHistory.value && <p class="earlier-notice">{stateTexts.earlier}</p>}
        <Threads threads={threads} lit={lit.value} />
        <h2 class="unseen" id="rows-title">
          {appTexts.private}, {appTexts.public}
        </h2>
        <ol class="rows" aria-labelledby="rows-title">
          {visible.value.map((placed) => (
            <RowView key={placed.row.id} placed={placed} />
          ))}
        </ol>
      </div>
      {entries.value.length === 0 && phase.value !== 'opening' && !isLoadingHistory.value && (
        <p class="stage-empty">{bounds.value === null ? stateTexts.emptySelection : stateTexts.emptyBefore}</p>
      )}
      {!following.isFollowing.value && (
        <button type="button" class="to-now" onClick={following.follow}>
          {controlTexts.toNewest} ↓
        </button>
      )}
    </div>
  );
}

function entryAt({ target }: Event): string | null {
  const card = target instanceof Element ? target.closest<HTMLElement>('[data-entry-id]') : null;
  return card?.dataset['entryId'] ?? null;
}

function RowView({ placed: { row, top, height, slide } }: { readonly placed: PlacedRow }) {
  const element = useRef<HTMLDivElement>(null);
  const key = `${columns.value.toString()} ${row.id}`;
  useLayoutEffect(() => (element.current === null ? undefined : observeHeights(element.current, key, heights)), [key]);
  const side = row.kind === 'entry' ? row.side.toLowerCase() : row.kind;
  return (
    <li class={`row ${side}-row`} style={{ top: `${top}px`, height: `${height + slide}px` }}>
      <div ref={element} class="slot">
        {row.kind === 'heading' && <h2 class="day">{row.text}</h2>}
        {row.kind === 'gap' && <p class="gap">{row.text}</p>}
        {row.kind === 'entry' && <StageCard id={row.id} entry={row.entry} />}
      </div>
    </li>
  );
}

type StageEntryRow = Extract<PlacedRow['row'], { readonly kind: 'entry' }>;

function StageCard({ id, entry }: Pick<StageEntryRow, 'id' | 'entry'>) {
  const own = ties.value.filter(({ privateId, publicId }) => privateId === id || publicId === id);
  const others = new Map(entries.value.map((other) => [other.id, other]));
  const later = own.flatMap((tie) => {
    const other = entry.visibility === 'PUBLIC' ? others.get(tie.privateId) : undefined;
    return other === undefined ? [] : [{ tie, other }];
  });
  return <EntryCard entry={entry} isNewest={newest.value === id} isLate={late.value.has(id)} ties={later} />;
}
