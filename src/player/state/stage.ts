/** The state of the replay for the views. Only the player sets these signals. */
import { computed, signal } from '@preact/signals';
import type { ReplayState, StageView } from '../../client/client.ts';
import type { StageEntry } from '../model/entry.ts';

/** The stage of the open replay; null if none is open. */
export const view = signal<StageView<StageEntry> | null>(null);

/** Entries to show in its place during a drag or a jump; null otherwise. */
export const preview = signal<readonly StageEntry[] | null>(null);

/** Whether there may be more entries before the first one on the stage. */
export const hasEarlier = signal(false);
export const isLoadingHistory = signal(false);

export const connection = signal<ReplayState>('connecting');
export const failure = signal<Error | null>(null);

/** Ids of entries that came after their turn. */
export const late = signal<ReadonlySet<string>>(new Set());

/** How many of the last entries are laid out. A reader who scrolls up gets more. */
export const shownCount = signal(0);
export const SHOWN_AT_ONCE = 400;

const all = computed<readonly StageEntry[]>(() => preview.value ?? view.value?.entries ?? []);

/** The entries on the stage, in order of time. */
export const entries = computed(() =>
  all.value.length > shownCount.value ? all.value.slice(-shownCount.value) : all.value,
);

/** Whether some entries on the stage are not laid out. */
export const isCut = computed(() => all.value.length > shownCount.value);

/** The id of the newest entry. */
export const newest = computed<string | null>(() => {
  const latest = preview.value === null ? view.value?.latest : null;
  return latest?.entry.id ?? entries.value.at(-1)?.id ?? null;
});

export type Phase = 'idle' | 'opening' | 'playing' | 'paused' | 'finished';

/** Whether the reader has started the replay. */
export const isBegun = signal(false);

export const phase = computed<Phase>(() => {
  const now = view.value;
  if (!isBegun.value) return 'idle';
  if (now === null || now.status === null) return 'opening';
  if (now.hasCaughtUp || now.ended !== null) return 'finished';
  return now.status.paused ? 'paused' : 'playing';
});

/** Whether this page may control the replay. In a room, only the page that opened it may. */
export const canControl = computed(
  () => (view.value?.opened ?? null) === null || view.value?.opened?.controlKey !== null,
);

/** The gap that the clock is in, in milliseconds since 1970; null outside a gap, or while paused. */
export const gap = computed(() => {
  const frame = phase.value === 'playing' ? view.value?.gap : null;
  return frame ? { from: Date.parse(frame.from), to: Date.parse(frame.to) } : null;
});

/** The bounds of the replay, in milliseconds since 1970; null if nothing is dated, or before it is open. */
export const bounds = computed(() => {
  const opened = view.value?.opened;
  if (!opened || opened.earliest === null || opened.latest === null) return null;
  return { from: Date.parse(opened.earliest), to: Date.parse(opened.latest) };
});
