import { isDeepStrictEqual } from 'node:util';
import { covers } from '../../src/domain/commit/change-log.ts';
import { questionDigest } from '../../src/domain/query/filter.ts';
import { instantOf, type OrderKey, UNDATED_MARK } from '../../src/domain/query/order-key.ts';
import type { EntryRecord, Sequence } from '../../src/domain/record/record.ts';
import { decodeReplayCursor, encodeReplayCursor, type ReplayCursor } from '../../src/domain/replay-cursor.ts';
import type { EntryBody, FrameBase, ReplayFrame, PlaybackStatus, EndReason } from '../../src/replay/frames.ts';
import { lineOf, positionInWords, takenInWords } from './log-position.ts';
import type { MemoryStore } from './memory-store.ts';
import { ahead, expectedEntries, isShownAlike, type Selection } from './model.ts';
import { Violation } from './violation.ts';

/** Every 7th cursor is encoded and decoded. */
const DECODED = 7;

/**
 * The entries that one client has, and the rules for the frames that it gets.
 *
 * The client is simple: it keeps entries by id, adds played and corrected entries, and deletes removed ones. At each
 * new generation it queries the timeline for the entries up to the start of the generation.
 */
export class Ledger {
  readonly #store: MemoryStore;
  readonly #selection: Selection;
  readonly #isAlone: boolean;
  readonly #question: string;
  readonly #held = new Map<string, EntryRecord>();
  /** The lines of the change log that were delivered in this generation. */
  readonly #told = new Set<string>();
  #last: ReplayFrame | null = null;
  #status: PlaybackStatus | null = null;
  #ended: EndReason | null = null;
  /** The answer of the timeline has all commits up to this one, although their changes may still be delivered. */
  #asOf: Sequence = 0;
  /** The latest clock that was shown in this generation. */
  #clock = -Infinity;
  #frames = 0;

  /** @param isAlone whether the replay is private */
  constructor(store: MemoryStore, selection: Selection, isAlone: boolean) {
    this.#store = store;
    this.#selection = selection;
    this.#isAlone = isAlone;
    this.#question = questionDigest(selection.filter, 'replay', selection.clock);
  }

  /** The last frame. Null before the first one. */
  get last(): ReplayFrame | null {
    return this.#last;
  }

  get status(): PlaybackStatus | null {
    return this.#status;
  }

  get ended(): EndReason | null {
    return this.#ended;
  }

  /** Starts again without entries and cursor. */
  restart(): void {
    this.#held.clear();
    this.#told.clear();
    this.#last = null;
    this.#status = null;
    this.#ended = null;
    this.#clock = -Infinity;
  }

  /** Continues with the last cursor. */
  reconnect(): void {
    this.#ended = null;
  }

  take(frame: ReplayFrame): void {
    this.#frames += 1;
    if (frame.generation !== frame.cursor.generation)
      fail('generation', 'a frame and its cursor have different generations');
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
          fail('no gap', `${frame.entryId} is removed (${frame.reason}), but the client never had it`);
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
        if (!frame.cursor.live) fail('hand-over', 'the frame CAUGHT_UP comes, but the cursor is not live');
        break;
      case 'GAP':
      case 'CLOCK':
      case 'FELL_BEHIND':
        break;
    }
    this.#checkClock(frame);
    this.#last = frame;
  }

  /** Checks that the client has the entries of the record at the log position of the last frame. */
  audit(): void {
    if (this.#last === null) return;
    const { played, taken, moving } = this.#last.cursor;
    if (!covers(taken, this.#asOf)) return;
    this.#checkHeld(this.#last.cursor, moving, this.#ended === 'COMPLETED' ? UNDATED_MARK : played);
  }

  /** Checks that the client has the present state of all entries. */
  auditAll(): void {
    const { cursor } = this.#last ?? {};
    if (cursor === undefined) return fail('settling', 'the client got no frame');
    this.#checkHeld({ ...cursor, taken: { sequence: this.#store.sequence, ordinal: null } }, false, UNDATED_MARK);
  }

  #checkHeld({ taken }: ReplayCursor, moving: boolean, played: string | null): void {
    const { history } = this.#store;
    const record = history.at(taken, moving);
    const due = expectedEntries(record, this.#selection, played);
    // Of an entry that was erased since, the log has only the erasure.
    const isUnsure = (id: string) => history.erased.has(id) && history.at(taken, false).has(id);
    for (const [id, entry] of this.#held) {
      if (isUnsure(id)) continue;
      const wanted = due.get(id);
      if (wanted === undefined) fail('holds what it must', `${id} should not be there: ${takenInWords(taken, played)}`);
      if (!isShownAlike(wanted, entry)) {
        fail(
          'holds what it must',
          `${id} is in the state of ${entry.sequence}, not ${wanted.sequence}: ${takenInWords(taken, played)}`,
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

  /** The start of a replay or of a new generation: takes the entries up to there from the timeline. */
  #begin(frame: ReplayFrame): void {
    const { cursor, kind } = frame;
    const first = this.#last === null ? ['OPENED'] : ['STATUS', 'OPENED', 'FELL_BEHIND', 'ENDED'];
    if (!first.includes(kind)) fail('generation', `it begins with ${kind} instead of ${first.join(' or ')}`);
    this.#held.clear();
    this.#told.clear();
    this.#clock = frame.timelineTime ?? -Infinity;
    this.#asOf = cursor.played === null ? 0 : this.#store.sequence;
    for (const [id, entry] of expectedEntries(this.#store.present, this.#selection, cursor.played))
      this.#held.set(id, entry);
  }

  /** Within a generation, order, clock and log only go ahead. */
  #compare(frame: ReplayFrame, last: ReplayFrame): void {
    if (frame.generation < last.generation)
      fail('generation', `it fell from ${last.generation} to ${frame.generation}`);
    // A viewer who returns to a room starts at the room's position, which is earlier on a node that is behind.
    const back = this.#isAlone ? (last.timelineTime ?? -Infinity) - (frame.timelineTime ?? Infinity) : 0;
    if (back > 0) fail('clock', `it went back by ${back} ms`);
    const [was, is] = [last.cursor.taken, frame.cursor.taken];
    if (is.sequence < was.sequence || (is.sequence === was.sequence && lineOf(is) < lineOf(was))) {
      fail('order', `the position in the log went back from ${positionInWords(was)} to ${positionInWords(is)}`);
    }
  }

  #takeEntry(frame: FrameBase & EntryBody): void {
    const { entry, change, late, cursor } = frame;
    const key = this.#selection.orderKeyOf(entry);
    if (key === null) return fail('filter', `${entry.id} does not match, but was delivered`);
    if (cursor.played === null || key > cursor.played)
      fail('order', `${entry.id} was delivered, but its order key is beyond the last one played`);
    const isHeld = this.#held.has(entry.id);
    if (change !== 'ADDED' || late) this.#takeOnce(frame, entry.id);
    else if (this.#isBehindAny(key))
      fail('order', `${entry.id} is behind the entries that the client has, but is not marked as late`);
    if (change === 'ADDED' && isHeld && !this.#isKnown(frame))
      fail('no duplicate', `${entry.id} was added, but the client already has it`);
    if (change !== 'ADDED' && !isHeld && !this.#isKnown(frame))
      fail('no gap', `${entry.id} was ${change}, but the client never got it`);
    this.#held.set(entry.id, entry);
  }

  #isBehindAny(key: OrderKey): boolean {
    for (const held of this.#held.values()) if ((this.#selection.orderKeyOf(held) ?? '') > key) return true;
    return false;
  }

  #takeOnce({ kind, cursor }: ReplayFrame, id: string): void {
    const name = `${kind} ${cursor.taken.sequence}/${cursor.taken.ordinal} ${cursor.moving} ${id}`;
    if (this.#told.has(name)) fail('once', `${name} was delivered twice`);
    this.#told.add(name);
  }

  /** Whether the answer of the timeline already included this change. */
  #isKnown({ cursor }: FrameBase): boolean {
    return cursor.taken.sequence <= this.#asOf;
  }

  /**
   * A status never shows a later clock than the replay has, except for the entries of a step that are not played yet.
   */
  #checkStatus({ cursor, timelineTime }: FrameBase, { timelineTime: shown, generation }: PlaybackStatus): void {
    if (!this.#isAlone || generation !== cursor.generation || (shown ?? -Infinity) <= (timelineTime ?? -Infinity))
      return;
    // The record as the replay knows it, and as the control could know it.
    const isStepped = [this.#store.history.at(cursor.taken, false), this.#store.present].some((record) =>
      ahead(record, this.#selection, cursor.played).some((entry) => {
        const instant = instantOf(this.#selection.orderKeyOf(entry) ?? '');
        return instant !== null && instant <= (shown ?? -Infinity);
      }),
    );
    if (!isStepped) fail('clock', `its status shows ${shown}, but the frame ${timelineTime}`);
  }

  /** The clock never passes a known entry before that entry is delivered. */
  #checkClock({ cursor, timelineTime, ...body }: ReplayFrame): void {
    const shown = 'status' in body ? body.status.timelineTime : null;
    const passed = this.#clock;
    this.#clock = Math.max(passed, timelineTime ?? -Infinity, shown ?? -Infinity);
    const known = this.#last?.cursor.taken.sequence ?? 0;
    if (timelineTime === null || timelineTime <= passed || cursor.live || cursor.moving) return;
    for (const entry of ahead(this.#store.history.at(cursor.taken, false), this.#selection, cursor.played)) {
      const instant = instantOf(this.#selection.orderKeyOf(entry) ?? '') ?? Infinity;
      if (instant < passed || instant >= timelineTime || entry.sequence > known) continue;
      fail('clock', `${entry.id} was not played, but the clock is ${timelineTime - instant} ms past it`);
    }
  }
}

function fail(rule: string, message: string): never {
  throw new Violation(rule, message);
}
