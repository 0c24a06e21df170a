import { covers } from '../../src/domain/commit/change-log.ts';
import { questionDigest } from '../../src/domain/query/filter.ts';
import { instantOf, type OrderKey, UNDATED_MARK } from '../../src/domain/query/order-key.ts';
import type { EntryRecord, Sequence } from '../../src/domain/record/record.ts';
import { decodeReplayCursor, encodeReplayCursor, type ReplayCursor } from '../../src/domain/replay-cursor.ts';
import type { EntryBody, FrameBase, ReplayFrame, PlaybackStatus, EndReason } from '../../src/replay/frames.ts';
import { isDeepStrictEqual } from 'node:util';
import { lineOf, positionInWords, takenInWords } from './log-position.ts';
import type { MemoryStore } from './memory-store.ts';
import { type Asked, mustHold, ahead } from './model.ts';
import { Violation } from './violation.ts';

/** How often a cursor is looked into: once in so many frames. */
const DECODED = 7;

/**
 * What one client holds, and all that must be true of what it is told.
 *
 * The client is a simple one: it keeps entries by id, takes in what is played and what is corrected, and lets go of what
 * is removed; with each new generation it asks the timeline for what stands up to the place where it begins.
 */
export class Ledger {
  readonly #store: MemoryStore;
  readonly #asked: Asked;
  readonly #isAlone: boolean;
  readonly #question: string;
  readonly #held = new Map<string, EntryRecord>();
  /** Lines of the log that were told, in this generation. */
  readonly #told = new Set<string>();
  #last: ReplayFrame | null = null;
  #status: PlaybackStatus | null = null;
  #ended: EndReason | null = null;
  /** What the timeline answered holds all commits up to here already, though they may yet be told. */
  #asOf: Sequence = 0;
  /** How far the clock was shown to have come, in this generation. */
  #clock = -Infinity;
  #frames = 0;

  /** @param isAlone whether it is no room that is watched */
  constructor(store: MemoryStore, asked: Asked, isAlone: boolean) {
    this.#store = store;
    this.#asked = asked;
    this.#isAlone = isAlone;
    this.#question = questionDigest(asked.filter, 'replay', asked.clock);
  }

  /** What was processed last; null before the first frame. */
  get last(): ReplayFrame | null {
    return this.#last;
  }

  get status(): PlaybackStatus | null {
    return this.#status;
  }

  get ended(): EndReason | null {
    return this.#ended;
  }

  /** Starts again with nothing. */
  restart(): void {
    this.#held.clear();
    this.#told.clear();
    this.#last = null;
    this.#status = null;
    this.#ended = null;
    this.#clock = -Infinity;
  }

  /** Going on with the last cursor. */
  reconnect(): void {
    this.#ended = null;
  }

  take(frame: ReplayFrame): void {
    this.#frames += 1;
    if (frame.generation !== frame.cursor.generation)
      fail('generation', 'a frame says another generation than its cursor');
    if (this.#frames % DECODED === 0) this.#decode(frame);
    if (this.#last === null || frame.generation > this.#last.generation) this.#begin(frame);
    else this.#compare(frame, this.#last);
    switch (frame.kind) {
      case 'ENTRY':
        this.#takeEntry(frame);
        break;
      case 'REMOVED':
        this.#takeOnce(frame, frame.entryId);
        if (!this.#held.delete(frame.entryId) && frame.reason !== 'ERASED' && !this.#isKnown(frame)) {
          fail('no gap', `${frame.entryId} is removed (${frame.reason}), and was never there`);
        }
        break;
      case 'STATUS':
        this.#status = frame.status;
        this.#checkStatus(frame, frame.status);
        break;
      case 'OPENED':
        this.#status = frame.status;
        break;
      case 'ENDED':
        this.#ended = frame.reason;
        break;
      case 'CAUGHT_UP':
        if (!frame.cursor.live) fail('hand-over', 'caught up, and not live');
        break;
      case 'GAP':
      case 'CLOCK':
      case 'FELL_BEHIND':
        break;
    }
    this.#checkClock(frame);
    this.#last = frame;
  }

  /** Whether what is held is what the record was when the log stood where the last frame says. */
  audit(): void {
    if (this.#last === null) return;
    const { played, taken, moving } = this.#last.cursor;
    if (!covers(taken, this.#asOf)) return;
    this.#checkHeld(this.#last.cursor, moving, this.#ended === 'COMPLETED' ? UNDATED_MARK : played);
  }

  /** Whether all of the record is held as it now is. */
  auditAll(): void {
    const { cursor } = this.#last ?? {};
    if (cursor === undefined) return fail('settling', 'it was never told anything');
    this.#checkHeld({ ...cursor, taken: { sequence: this.#store.sequence, ordinal: null } }, false, UNDATED_MARK);
  }

  #checkHeld({ taken }: ReplayCursor, moving: boolean, played: string | null): void {
    const { chronicle } = this.#store;
    const record = chronicle.at(taken, moving);
    const due = mustHold(record, this.#asked, played);
    // Of what has been erased since, the log tells nothing but that.
    const isUnsure = (id: string) => chronicle.erased.has(id) && chronicle.at(taken, false).has(id);
    for (const [id, entry] of this.#held) {
      if (isUnsure(id)) continue;
      const wanted = due.get(id);
      if (wanted === undefined)
        fail('holds what it must', `${id} is held and should not be: ${takenInWords(taken, played)}`);
      if (wanted.sequence !== entry.sequence) {
        fail(
          'holds what it must',
          `${id} is held as of ${entry.sequence}, not ${wanted.sequence}: ${takenInWords(taken, played)}`,
        );
      }
    }
    for (const id of due.keys()) {
      if (!this.#held.has(id) && !isUnsure(id))
        fail('holds what it must', `${id} is missing: ${takenInWords(taken, played)}`);
    }
  }

  #decode({ cursor }: FrameBase): void {
    if (!isDeepStrictEqual(decodeReplayCursor(encodeReplayCursor(cursor), this.#question), cursor))
      fail('cursor', 'a cursor is not the same after it was encoded and decoded');
  }

  /** The start of a chain, or a new generation: what stands up to there is asked of the timeline. */
  #begin(frame: ReplayFrame): void {
    const { cursor, kind } = frame;
    const first = this.#last === null ? ['OPENED'] : ['STATUS', 'OPENED', 'FELL_BEHIND', 'ENDED'];
    if (!first.includes(kind)) fail('generation', `it begins with ${kind}, and not with ${first.join(' or ')}`);
    this.#held.clear();
    this.#told.clear();
    this.#clock = frame.timelineTime ?? -Infinity;
    this.#asOf = cursor.played === null ? 0 : this.#store.sequence;
    for (const [id, entry] of mustHold(this.#store.present, this.#asked, cursor.played)) this.#held.set(id, entry);
  }

  /** Within a generation everything goes ahead. */
  #compare(frame: ReplayFrame, last: ReplayFrame): void {
    if (frame.generation < last.generation)
      fail('generation', `it fell from ${last.generation} to ${frame.generation}`);
    // Who comes to a room again, does so where the whole stands: less far, on a node that is behind.
    const back = this.#isAlone ? (last.timelineTime ?? -Infinity) - (frame.timelineTime ?? Infinity) : 0;
    if (back > 0) fail('clock', `it went back by ${back} ms`);
    const [was, is] = [last.cursor.taken, frame.cursor.taken];
    if (is.sequence < was.sequence || (is.sequence === was.sequence && lineOf(is) < lineOf(was))) {
      fail('order', `what was taken of the log went back from ${positionInWords(was)} to ${positionInWords(is)}`);
    }
  }

  #takeEntry(frame: FrameBase & EntryBody): void {
    const { entry, change, late, cursor } = frame;
    const key = this.#asked.placeOf(entry);
    if (key === null) return fail('filter', `${entry.id} does not match, and was told`);
    if (cursor.played === null || key > cursor.played)
      fail('order', `${entry.id} was told, and stands beyond the place played`);
    const isHeld = this.#held.has(entry.id);
    if (change !== 'ADDED' || late) this.#takeOnce(frame, entry.id);
    else if (this.#isBehindAny(key))
      fail('order', `${entry.id} stands behind what is held, and is not said to be late`);
    if (change === 'ADDED' && isHeld && !this.#isKnown(frame))
      fail('no duplicate', `${entry.id} was added, and is held already`);
    if (change !== 'ADDED' && !isHeld && !this.#isKnown(frame))
      fail('no gap', `${entry.id} was ${change}, and was never told`);
    this.#held.set(entry.id, entry);
  }

  #isBehindAny(key: OrderKey): boolean {
    for (const held of this.#held.values()) if ((this.#asked.placeOf(held) ?? '') > key) return true;
    return false;
  }

  #takeOnce({ kind, cursor }: ReplayFrame, id: string): void {
    const name = `${kind} ${cursor.taken.sequence}/${cursor.taken.ordinal} ${cursor.moving} ${id}`;
    if (this.#told.has(name)) fail('once', `${name} was told twice`);
    this.#told.add(name);
  }

  /** Whether the answer of the timeline held this already. */
  #isKnown({ cursor }: FrameBase): boolean {
    return cursor.taken.sequence <= this.#asOf;
  }

  /** A replay does not say that its clock is further than it is, but for steps that are yet to be played. */
  #checkStatus({ cursor, timelineTime }: FrameBase, { timelineTime: shown, generation }: PlaybackStatus): void {
    if (!this.#isAlone || generation !== cursor.generation || (shown ?? -Infinity) <= (timelineTime ?? -Infinity))
      return;
    // As far as the replay knows, and as far as whoever steered it could know.
    const isStepped = [this.#store.chronicle.at(cursor.taken, false), this.#store.present].some((record) =>
      ahead(record, this.#asked, cursor.played).some((entry) => {
        const instant = instantOf(this.#asked.placeOf(entry) ?? '');
        return instant !== null && instant <= (shown ?? -Infinity);
      }),
    );
    if (!isStepped) fail('clock', `its status says ${shown}, and the frame ${timelineTime}`);
  }

  /** The clock never passes an entry of which it knows, unless it is told first. */
  #checkClock({ cursor, timelineTime, ...body }: ReplayFrame): void {
    const shown = 'status' in body ? body.status.timelineTime : null;
    const passed = this.#clock;
    this.#clock = Math.max(passed, timelineTime ?? -Infinity, shown ?? -Infinity);
    const known = this.#last?.cursor.taken.sequence ?? 0;
    if (timelineTime === null || timelineTime <= passed || cursor.live || cursor.moving) return;
    for (const entry of ahead(this.#store.chronicle.at(cursor.taken, false), this.#asked, cursor.played)) {
      const instant = instantOf(this.#asked.placeOf(entry) ?? '') ?? Infinity;
      if (instant < passed || instant >= timelineTime || entry.sequence > known) continue;
      fail('clock', `${entry.id} was not played, and the clock is ${timelineTime - instant} ms beyond it`);
    }
  }
}

function fail(rule: string, message: string): never {
  throw new Violation(rule, message);
}
