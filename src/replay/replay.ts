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
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Viewer } from '../domain/authority.ts';
import { keyOn } from '../domain/entry-index.ts';
import type { Instant } from '../domain/instant.ts';
import { instantOf } from '../domain/order-key.ts';
import type { EntryRecord } from '../domain/record.ts';
import { encodeReplayCursor, type ReplayCursor } from '../domain/replay-cursor.ts';
import type { RecordReader } from '../store/store.ts';
import { type Anchor, steadyAt, type SteadyClock, timelineAt } from './clock.ts';
import type { FrameBase, ReplayFrame, ReplayStatus } from './frames.ts';
import { interruptible } from './interruptible.ts';
import { rateOf } from './pacing.ts';
import { planReplay, type ReplayInput, type ReplayPlan } from './replay-input.ts';

interface ReplayOptions {
  readonly reader: RecordReader;
  readonly viewer: Viewer;
  readonly input: ReplayInput;
  readonly clock: SteadyClock;
  /** Ends the replay as `return()` does, without a last frame. */
  readonly signal?: AbortSignal;
}

/** Entries read at once. */
const PAGE_SIZE = 64;

/**
 * Checks the arguments and opens a replay, whose clock starts when its first frame is pulled.
 *
 * The frames: `OPENED`, `STATUS` where it opens paused, then in order of the timeline `ENTRY` and `GAP`, with `CLOCK`
 * while waiting, then `ENDED`. An
 * error that the store throws on the way ends the iteration; it goes on after the last cursor.
 *
 * @throws DomainError for wrong arguments, before there is any frame, with its path below `input`.
 */
export async function openReplay(options: ReplayOptions): Promise<AsyncGenerator<ReplayFrame, void, undefined>> {
  const { reader, viewer, input, clock, signal } = options;
  const plan = await planReplay(reader, viewer, input);
  const ended = new AbortController();
  return interruptible(new Replay(reader, clock, plan, ended.signal).frames(), ended, signal);
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
  #anchor: Anchor = { timeline: 0, steady: 0, rate: 0 };
  /** When the next clock frame is due, on the steady clock. */
  #nextTick = Infinity;

  constructor(reader: RecordReader, clock: SteadyClock, plan: ReplayPlan, signal: AbortSignal) {
    this.#reader = reader;
    this.#clock = clock;
    this.#plan = plan;
    this.#signal = signal;
    this.#rate = rateOf(plan.pacing, plan.start.bounds);
    this.#cursor = plan.start;
  }

  async *frames(): AsyncGenerator<ReplayFrame, void, undefined> {
    const { paused, start, clockEveryMs, query } = this.#plan;
    const opened = this.#clock.now();
    this.#anchor = { timeline: start.instant ?? 0, steady: opened, rate: paused ? 0 : (this.#rate ?? 0) };
    this.#nextTick = opened + (clockEveryMs ?? Infinity);
    yield this.#opened();
    if (paused) {
      yield { ...this.#base(this.#cursor.instant), kind: 'STATUS', status: this.#status() };
      yield* this.#waitUntil(Infinity, null);
    }
    // The first comes at once; after a resume the wait since the last one is still due.
    let due = start.played === null ? opened : opened + this.#interval();
    for await (const entry of this.#entries()) {
      const key = keyOn(entry, query.clock);
      const instant = instantOf(key) ?? this.#anchor.timeline;
      if (this.#rate === null) {
        yield* this.#waitUntil(due, this.#cursor.instant);
        due += this.#interval();
      } else {
        yield* this.#approach(instant, this.#rate);
      }
      this.#cursor = { ...this.#cursor, played: key, instant: Math.max(instant, this.#cursor.instant ?? instant) };
      const { knownBefore } = query;
      yield { ...this.#base(this.#cursor.instant), kind: 'ENTRY', entry, knownBefore, change: 'ADDED', late: false };
    }
    yield { ...this.#base(this.#cursor.instant), kind: 'ENDED', reason: 'COMPLETED' };
  }

  /** Entries beyond the cursor, a page at a time, until the record holds no more: also what came in the meantime. */
  async *#entries(): AsyncGenerator<EntryRecord> {
    for (;;) {
      const window = { after: this.#cursor.played, before: null, limit: PAGE_SIZE, from: 'START' } as const;
      const { items } = await this.#reader.page(this.#plan.query, window);
      if (items.length === 0) return;
      yield* items;
      // What is due at once must not keep everyone else's frames from being sent.
      await othersTurn();
    }
  }

  /** Waits for the clock to come to an instant; where that takes longer than a gap may, the clock jumps. */
  async *#approach(instant: Instant, rate: number): AsyncGenerator<ReplayFrame> {
    const { maxGapMs } = this.#plan;
    const from = this.#cursor.instant ?? instant;
    if (maxGapMs !== null && (instant - from) / rate > maxGapMs) {
      // A new anchor, from which the clock runs into the gap's end when the wait is over.
      this.#anchor = { timeline: instant - maxGapMs * rate, steady: steadyAt(this.#anchor, from), rate };
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
      this.#nextTick = now + (this.#plan.clockEveryMs ?? Infinity);
      const instant = this.#instantAt(now, limit);
      // Within a gap the cursor already stands at its end.
      if (instant !== null && instant > (this.#cursor.instant ?? -Infinity)) {
        this.#cursor = { ...this.#cursor, instant };
      }
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
    const { total, undated, earliest, latest } = this.#plan;
    const base = this.#base(this.#cursor.instant);
    const replayId = this.#replayId;
    return {
      ...base,
      kind: 'OPENED',
      replayId,
      controlKey: null,
      total,
      undated,
      earliest,
      latest,
      status: this.#status(),
    };
  }

  #status(): ReplayStatus {
    const { pacing, paused } = this.#plan;
    const { instant: timelineTime, generation } = this.#cursor;
    return { replayId: this.#replayId, paused, speed: this.#rate, pacing, timelineTime, generation };
  }
}
