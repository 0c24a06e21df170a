/**
 * The replay of a timeline.
 *
 * Guarantees
 * 1. One total order; the same input on the same record gives the same entry and gap frames.
 * 2. Every matching entry exactly once: whoever resumes with the cursor of the last frame processed gets exactly the
 *    rest, through reconnects and restarts.
 * 3. Nothing is taken ahead of the reader but one page: a reader that stops pulling stops the replay's reading, and no
 *    one else's.
 * 4. Waits are to absolute deadlines, so late pulls cause no drift: what is overdue comes at once.
 * 5. Ending the iteration, at any point, frees everything at once.
 */
import { randomUUID } from 'node:crypto';
import type { Viewer } from '../domain/authority.ts';
import { keyOn } from '../domain/entry-index.ts';
import type { Instant } from '../domain/instant.ts';
import { instantOf, type OrderKey } from '../domain/order-key.ts';
import type { EntryRecord } from '../domain/record.ts';
import { encodeReplayCursor, type ReplayCursor } from '../domain/replay-cursor.ts';
import type { RecordReader } from '../store/store.ts';
import { type Anchor, steadyAt, type SteadyClock, timelineAt } from './clock.ts';
import type { FrameBase, ReplayFrame } from './frames.ts';
import { rateOf } from './pacing.ts';
import { planReplay, type ReplayInput, type ReplayPlan } from './replay-input.ts';

export interface ReplayOptions {
  readonly reader: RecordReader;
  readonly viewer: Viewer;
  readonly input: ReplayInput;
  readonly clock: SteadyClock;
}

/** Entries read at once. */
const PAGE_SIZE = 64;

/**
 * Checks the arguments and opens a replay; nothing plays before the first frame is pulled.
 *
 * @throws DomainError for wrong arguments, before there is any frame.
 */
export async function openReplay(options: ReplayOptions): Promise<AsyncGenerator<ReplayFrame, void, undefined>> {
  const plan = await planReplay(options.reader, options.viewer, options.input);
  const ended = new AbortController();
  const frames = new Replay(options.reader, options.clock, plan, ended.signal).frames();
  return endableWhileWaiting(frames, ended);
}

/** A generator in the middle of a wait takes no `return()` before the wait is over: so ending it ends the wait first. */
function endableWhileWaiting<Frame>(
  frames: AsyncGenerator<Frame, void, undefined>,
  ended: AbortController,
): AsyncGenerator<Frame, void, undefined> {
  const done: IteratorResult<Frame, void> = { done: true, value: undefined };
  const end = async () => {
    ended.abort();
    await frames.return();
    return done;
  };
  return {
    next: async () => {
      try {
        return ended.signal.aborted ? done : await frames.next();
      } catch (error) {
        if (ended.signal.aborted) return done;
        throw error;
      }
    },
    return: end,
    throw: async (error: unknown) => {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await end()),
  };
}

class Replay {
  readonly #reader: RecordReader;
  readonly #clock: SteadyClock;
  readonly #plan: ReplayPlan;
  readonly #signal: AbortSignal;
  readonly #replayId = randomUUID();
  /** Null for pacings that don't go by the timeline's clock. */
  readonly #rate: number | null;
  #cursor: ReplayCursor;
  #anchor: Anchor;
  /** When the next clock frame is due, on the steady clock. */
  #nextTick: number;

  constructor(reader: RecordReader, clock: SteadyClock, plan: ReplayPlan, signal: AbortSignal) {
    this.#reader = reader;
    this.#clock = clock;
    this.#plan = plan;
    this.#signal = signal;
    this.#rate = rateOf(plan.pacing, plan.start.bounds);
    this.#cursor = plan.start;
    const steady = clock.now();
    this.#anchor = { timeline: plan.start.instant ?? 0, steady, rate: plan.paused ? 0 : (this.#rate ?? 0) };
    this.#nextTick = plan.clockEveryMs === null ? Infinity : steady + plan.clockEveryMs;
  }

  async *frames(): AsyncGenerator<ReplayFrame, void, undefined> {
    yield this.#opened();
    if (this.#plan.paused) yield* this.#waitUntil(Infinity, null);
    let due = this.#clock.now();
    for await (const entry of this.#entries()) {
      const key = keyOn(entry, this.#plan.query.clock);
      const instant = instantOf(key) ?? this.#anchor.timeline;
      if (this.#rate === null) {
        yield* this.#waitUntil(due, this.#cursor.instant);
        due += this.#interval();
      } else {
        yield* this.#approach(instant, this.#rate);
      }
      this.#cursor = { ...this.#cursor, played: key, instant };
      yield { ...this.#base(instant), kind: 'ENTRY', entry };
    }
    yield { ...this.#base(this.#cursor.instant), kind: 'ENDED', reason: 'COMPLETED' };
  }

  /** Entries beyond the cursor, a page at a time, until the record holds no more. */
  async *#entries(): AsyncGenerator<EntryRecord> {
    for (let after: OrderKey | null = this.#cursor.played, more = true; more;) {
      const page = await this.#reader.page(this.#plan.query, { after, before: null, limit: PAGE_SIZE, from: 'START' });
      yield* page.items;
      const last = page.items.at(-1);
      if (last !== undefined) after = keyOn(last, this.#plan.query.clock);
      more = page.more;
    }
  }

  /** Waits for the clock to come to an instant; over a gap that is longer than it may be, the clock jumps. */
  async *#approach(instant: Instant, rate: number): AsyncGenerator<ReplayFrame> {
    const { maxGapMs } = this.#plan;
    const from = this.#cursor.instant ?? instant;
    if (maxGapMs !== null && (instant - from) / rate > maxGapMs) {
      // The jump is a new anchor, from which the clock runs into the gap's end when the wait is over.
      const start = Math.max(steadyAt(this.#anchor, from), this.#anchor.steady);
      this.#anchor = { timeline: instant - maxGapMs * rate, steady: start, rate };
      this.#cursor = { ...this.#cursor, instant };
      yield { ...this.#base(from), kind: 'GAP', from, to: instant, waitedMs: maxGapMs };
    }
    yield* this.#waitUntil(steadyAt(this.#anchor, instant), instant);
  }

  /** Tells the clock while waiting, never beyond `limit`, where the next match stands. */
  async *#waitUntil(deadline: number, limit: Instant | null): AsyncGenerator<ReplayFrame> {
    for (;;) {
      await this.#clock.sleepUntil(Math.min(deadline, this.#nextTick), this.#signal);
      const now = this.#clock.now();
      if (now >= deadline) return;
      if (now < this.#nextTick) continue;
      this.#nextTick = now + (this.#plan.clockEveryMs ?? Infinity);
      const instant = this.#instantAt(now, limit);
      // Within a gap the cursor already stands at its end.
      if (instant !== null && instant > (this.#cursor.instant ?? -Infinity))
        this.#cursor = { ...this.#cursor, instant };
      yield { ...this.#base(instant), kind: 'CLOCK' };
    }
  }

  #instantAt(now: number, limit: Instant | null): Instant | null {
    if (this.#rate === null || this.#cursor.instant === null) return this.#cursor.instant;
    const instant = Math.floor(timelineAt(this.#anchor, now));
    return limit === null ? instant : Math.min(instant, limit);
  }

  #interval(): number {
    const { pacing } = this.#plan;
    return pacing.kind === 'ENTRIES_PER_SECOND' ? 1000 / pacing.entriesPerSecond : 0;
  }

  #base(timelineTime: Instant | null): FrameBase {
    return {
      cursor: encodeReplayCursor(this.#cursor),
      timelineTime,
      serverTime: this.#clock.wall(),
      generation: this.#cursor.generation,
    };
  }

  #opened(): ReplayFrame {
    const { total, undated, earliest, latest, pacing, paused } = this.#plan;
    const base = this.#base(this.#cursor.instant);
    const { timelineTime, generation } = base;
    const status = { replayId: this.#replayId, paused, speed: this.#rate, pacing, timelineTime, generation };
    return { ...base, kind: 'OPENED', replayId: this.#replayId, total, undated, earliest, latest, status };
  }
}
