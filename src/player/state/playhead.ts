import { computed, effect, signal } from '@preact/signals';
import type { StageView } from '../../client/client.ts';
import { durationMs } from '../model/duration.ts';
import { instantOnClock, type StageEntry, type StageFrame } from '../model/entry.ts';
import { replaceAddress } from './address.ts';
import { question } from './record.ts';

/** The clock of the timeline in the last frames. */
interface Run {
  /** Milliseconds since 1970, on the timeline. */
  readonly at: number;
  /** `performance.now()` at that moment. */
  readonly told: number;
  /** Timeline milliseconds per millisecond; 0 while it is paused. */
  readonly rate: number;
  /** The clock waits here for the next entry. */
  readonly until: number;
}

const run = signal<Run | null>(null);
const time = signal(0);

/** Position of the replay, in milliseconds since 1970; null before the first entry. It moves between two frames too. */
export const playhead = computed<number | null>(() => {
  const now = run.value;
  if (now === null) return null;
  return now.rate === 0 ? now.at : Math.min(now.until, now.at + Math.max(0, time.value - now.told) * now.rate);
});

/** Sets the clock to an instant, and stops it. */
export function setPlayhead(at: number | null): void {
  run.value = at === null ? null : { at, told: 0, rate: 0, until: at };
}

/** Sets the clock from the newest frames. The address keeps the instant of the last entry that was played. */
export function followClock(view: StageView<StageEntry>, frames: readonly StageFrame[]): void {
  const { status, gap } = view;
  const isRunning = status?.paused === false && !view.hasCaughtUp && view.ended === null;
  const played = frames.findLast(
    (frame) => frame.__typename === 'EntryFrame' && frame.change === 'ADDED' && !frame.late,
  );
  const playedAt = played?.__typename === 'EntryFrame' ? instantOnClock(played.entry, question.peek().clock) : null;
  // A paused clock that is later than the entry stays: the entry was only loaded.
  const at = !isRunning && playedAt !== null && playedAt < (playhead.peek() ?? playedAt) ? null : playedAt;
  if (at !== null) replaceAddress({ at });
  const now = at ?? (isRunning ? told(frames) : null) ?? playhead.peek();
  if (now === null) return;
  if (isRunning && gap !== null) {
    const [from, to] = [Date.parse(gap.from), Date.parse(gap.to)];
    if (frames.includes(gap)) start(from, (to - from) / Math.max(1, durationMs(gap.waited)), to);
  } else if (isRunning) start(now, status.speed ?? 0, Number.POSITIVE_INFINITY);
  else setPlayhead(now);
}

/** The time of the clock in the last frame that tells it exactly. */
function told(frames: readonly StageFrame[]): number | null {
  const frame = frames.findLast(({ __typename }) => __typename === 'ClockFrame' || __typename === 'StatusFrame');
  const isBegun = playhead.peek() !== null;
  return isBegun && frame !== undefined && frame.timelineTime !== null ? Date.parse(frame.timelineTime) : null;
}

function start(at: number, rate: number, until: number): void {
  run.value = { at, told: performance.now(), rate, until };
}

/** Moves the playhead with each picture that the browser paints, while the clock runs. */
export function connectPlayhead(): void {
  let next = 0;
  const draw = () => {
    time.value = performance.now();
    next = requestAnimationFrame(draw);
  };
  effect(() => {
    cancelAnimationFrame(next);
    if ((run.value?.rate ?? 0) !== 0) next = requestAnimationFrame(draw);
  });
}
