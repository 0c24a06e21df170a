import { computed, effect, signal } from '@preact/signals';
import type { StageView } from '../../client/client.ts';
import { durationMs } from '../model/duration.ts';
import { instantOnClock, type StageEntry, type StageFrame } from '../model/entry.ts';
import { replaceAddress } from './address.ts';
import { question } from './record.ts';

/** How the timeline's clock ran when it was last told. */
interface Run {
  /** Milliseconds since 1970, on the timeline. */
  readonly at: number;
  /** `performance.now()` when it was told. */
  readonly told: number;
  /** Timeline milliseconds in a millisecond; 0 where it stands still. */
  readonly rate: number;
  /** Where it waits for what comes next, at the latest. */
  readonly until: number;
}

const run = signal<Run | null>(null);
const time = signal(0);

/** Where the replay stands, in milliseconds since 1970; null before the beginning. It moves on between two frames. */
export const playhead = computed<number | null>(() => {
  const now = run.value;
  if (now === null) return null;
  return now.rate === 0 ? now.at : Math.min(now.until, now.at + Math.max(0, time.value - now.told) * now.rate);
});

/** The clock stands there. */
export function setPlayhead(at: number | null): void {
  run.value = at === null ? null : { at, told: 0, rate: 0, until: at };
}

/** Sets the clock by what the replay has told last. The address keeps the place of the last entry that was played. */
export function followClock(view: StageView<StageEntry>, frames: readonly StageFrame[]): void {
  const { status, gap } = view;
  const isRunning = status?.paused === false && !view.hasCaughtUp && view.ended === null;
  const played = frames.findLast(
    (frame) => frame.__typename === 'EntryFrame' && frame.change === 'ADDED' && !frame.late,
  );
  const place = played?.__typename === 'EntryFrame' ? instantOnClock(played.entry, question.peek().clock) : null;
  // Who stands behind the last entry that matches stays there when it is fetched.
  const at = !isRunning && place !== null && place < (playhead.peek() ?? place) ? null : place;
  if (at !== null) replaceAddress({ at });
  const now = at ?? (isRunning ? told(frames) : null) ?? playhead.peek();
  if (now === null) return;
  if (isRunning && gap !== null) {
    const [from, to] = [Date.parse(gap.from), Date.parse(gap.to)];
    if (frames.includes(gap)) start(from, (to - from) / Math.max(1, durationMs(gap.waited)), to);
  } else if (isRunning) start(now, status.speed ?? 0, Number.POSITIVE_INFINITY);
  else setPlayhead(now);
}

/** Where the clock stands by the last frame that is sure of it. */
function told(frames: readonly StageFrame[]): number | null {
  const frame = frames.findLast(({ __typename }) => __typename === 'ClockFrame' || __typename === 'StatusFrame');
  const isBegun = playhead.peek() !== null;
  return isBegun && frame !== undefined && frame.timelineTime !== null ? Date.parse(frame.timelineTime) : null;
}

function start(at: number, rate: number, until: number): void {
  run.value = { at, told: performance.now(), rate, until };
}

/** Moves the playhead with each picture that the browser draws, as long as it runs. */
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
