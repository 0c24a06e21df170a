/** What the page shows of the replay: signals that views read, and that only the player sets. */
import { computed, signal } from '@preact/signals';
import type { ReplayState, StageView } from '../../client/client.ts';
import type { StageEntry } from '../model/entry.ts';

/** The stage by the replay's own account; null while none is open. */
export const view = signal<StageView<StageEntry> | null>(null);

/** What is shown in its place while the reader scrubs, or the replay is on its way to another moment. */
export const preview = signal<readonly StageEntry[] | null>(null);

/** Whether the record may hold more before the first entry on the stage. */
export const hasEarlier = signal(false);
export const isLoadingHistory = signal(false);

export const connection = signal<ReplayState>('connecting');
export const failure = signal<Error | null>(null);

/** The ids of those that came after their turn. */
export const late = signal<ReadonlySet<string>>(new Set());

/** So many of the last entries are laid out; who scrolls up gets more. */
export const shownCount = signal(0);
export const SHOWN_AT_ONCE = 400;

const all = computed<readonly StageEntry[]>(() => preview.value ?? view.value?.entries ?? []);

/** The entries on the stage, in order of time. */
export const entries = computed(() =>
  all.value.length > shownCount.value ? all.value.slice(-shownCount.value) : all.value,
);

/** Whether there are some on the stage that are not laid out. */
export const isCut = computed(() => all.value.length > shownCount.value);

/** The id of what came last. */
export const newest = computed<string | null>(() => {
  const latest = preview.value === null ? view.value?.latest : null;
  return latest?.entry.id ?? entries.value.at(-1)?.id ?? null;
});

export type Phase = 'idle' | 'opening' | 'playing' | 'paused' | 'finished';

/** What the reader has begun; frames say what becomes of it. */
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

/** The gap that time is passing over, in milliseconds of the timeline; null where it is not, or stands still. */
export const gap = computed(() => {
  const frame = phase.value === 'playing' ? view.value?.gap : null;
  return frame ? { from: Date.parse(frame.from), to: Date.parse(frame.to) } : null;
});

/** What the replay spans, in milliseconds since 1970; null where nothing is dated, or before it is open. */
export const bounds = computed(() => {
  const opened = view.value?.opened;
  if (!opened || opened.earliest === null || opened.latest === null) return null;
  return { from: Date.parse(opened.earliest), to: Date.parse(opened.latest) };
});
