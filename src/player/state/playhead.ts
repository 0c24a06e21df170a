import { computed, effect, signal } from '@preact/signals';

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
export function standAt(at: number | null): void {
  run.value = at === null ? null : { at, told: 0, rate: 0, until: at };
}

/** The clock runs on from there. @param rate timeline seconds in a second; null where it only jumps */
export function runFrom(at: number, rate: number | null, until = Number.POSITIVE_INFINITY): void {
  run.value = { at, told: performance.now(), rate: rate ?? 0, until };
}

/** Moves the playhead with each frame that the browser draws, as long as it runs. @returns what stops that */
export function tick(): () => void {
  let request = 0;
  const draw = () => {
    time.value = performance.now();
    request = requestAnimationFrame(draw);
  };
  const stop = effect(() => {
    cancelAnimationFrame(request);
    if ((run.value?.rate ?? 0) !== 0) request = requestAnimationFrame(draw);
  });
  return () => {
    cancelAnimationFrame(request);
    stop();
  };
}
