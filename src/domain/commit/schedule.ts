/**
 * Works out when each entry of a commit happened and became known, and the same for all entries relative to it.
 *
 * Guarantee: after a commit every relative moment is the moment of its base plus the offset, for chains of any length.
 * Circles are refused, and so are bases that are missing, undated or of another collection.
 */
import { DomainError } from '../../errors.ts';
import { momentOn } from '../query/entry-index.ts';
import type { Moment, MomentInput } from '../time/moment.ts';
import { resolveMoment } from '../time/moment-resolution.ts';
import type { EntryInput } from '../record/input.ts';
import { lastChangeNote } from './last-change.ts';
import { targetOf } from './threads.ts';
import type { Clock, Disclosure } from '../record/vocabulary.ts';
import type { CollectionRecord, EntryRecord } from '../record/record.ts';

/** An entry whose moments must be worked out: it is new, put again, or relative to such an entry. */
export interface Unscheduled {
  readonly id: string;
  readonly collection: CollectionRecord;
  readonly input: EntryInput;
}

export interface Schedule {
  readonly occurred: Moment | null;
  readonly disclosed: Moment | null;
  readonly disclosure: Disclosure;
}

/** How a clock of an entry is to be worked out: as written, like the other clock, or not at all. */
function writtenMoment(input: EntryInput, clock: Clock): MomentInput | 'AS_OCCURRED' | null {
  if (clock === 'OCCURRED') return input.occurred ?? null;
  if (input.disclosed !== undefined) return input.disclosed;
  const isPublic = input.visibility === 'PUBLIC' && input.disclosure === undefined;
  return isPublic && input.occurred !== undefined ? 'AS_OCCURRED' : null;
}

/** The entries that the moments of an input are relative to. */
export function basesOf(input: EntryInput): string[] {
  return [input.occurred?.relativeTo?.entry, input.disclosed?.relativeTo?.entry].filter((id) => id !== undefined);
}

/** The entries that an input depends on: its moments are relative to them, or it joins their thread. */
export function precedentsOf(input: EntryInput): string[] {
  const target = targetOf(input);
  return target === null ? basesOf(input) : [...basesOf(input), target];
}

/** The moment of an entry on one clock. */
interface ClockedEntry {
  readonly entry: Unscheduled;
  readonly clock: Clock;
}

/** How many entries of a circle its error names. */
const NAMED_IN_CIRCLE = 10;

export class Scheduler {
  readonly #pending: ReadonlyMap<string, Unscheduled>;
  readonly #stored: ReadonlyMap<string, EntryRecord>;
  readonly #resolved = new Map<string, Moment | null>();
  /** Why a step has no moment: an error, or the circle that it is in or leads to. */
  readonly #failures = new Map<string, DomainError | Circle>();

  /** @param pending entries to work out @param stored the other bases, which do not change */
  constructor(pending: ReadonlyMap<string, Unscheduled>, stored: ReadonlyMap<string, EntryRecord>) {
    this.#pending = pending;
    this.#stored = stored;
  }

  /** @throws DomainError BAD_VALUE, BAD_RECORD, UNKNOWN_REFERENCE or CIRCULAR_MOMENT with a path below the entry. */
  schedule(entry: Unscheduled): Schedule {
    const occurred = this.#momentOf({ entry, clock: 'OCCURRED' });
    const disclosed = this.#momentOf({ entry, clock: 'DISCLOSED' });
    return { occurred, disclosed, disclosure: disclosureOf(entry.input, disclosed) };
  }

  /** Without recursion, because a client decides how long a chain is. Each step is worked out at most once. */
  #momentOf(wanted: ClockedEntry): Moment | null {
    const chain: ClockedEntry[] = [];
    const places = new Map<string, number>();
    for (
      let step: ClockedEntry | null = wanted;
      step !== null && !this.#isSettled(step);
      step = this.#stepBefore(step)
    ) {
      const key = keyOf(step);
      const first = places.get(key);
      if (first !== undefined) {
        this.#failures.set(key, new Circle(chain.slice(first)));
        break;
      }
      places.set(key, chain.length);
      chain.push(step);
    }
    for (const step of chain.reverse()) this.#settle(step);
    const failure = this.#failures.get(keyOf(wanted));
    if (failure === undefined) return this.#resolved.get(keyOf(wanted)) ?? null;
    throw failure instanceof Circle ? failure.errorFor(wanted) : failure;
  }

  #isSettled(step: ClockedEntry): boolean {
    const key = keyOf(step);
    return this.#resolved.has(key) || this.#failures.has(key);
  }

  /** The step before is settled. If it failed, this step fails for the same reason. */
  #settle(step: ClockedEntry): void {
    const before = this.#stepBefore(step);
    const failure = before === null ? undefined : this.#failures.get(keyOf(before));
    if (failure !== undefined) {
      this.#failures.set(keyOf(step), failure);
      return;
    }
    try {
      this.#resolved.set(keyOf(step), this.#workOut(step));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.#failures.set(keyOf(step), error);
    }
  }

  /** The step that must be worked out before this one, if there is one. */
  #stepBefore({ entry, clock }: ClockedEntry): ClockedEntry | null {
    const written = writtenMoment(entry.input, clock);
    if (written === 'AS_OCCURRED') return { entry, clock: 'OCCURRED' };
    const base = this.#pending.get(written?.relativeTo?.entry ?? '');
    return base === undefined || base.collection.id !== entry.collection.id ? null : { entry: base, clock };
  }

  #workOut({ entry, clock }: ClockedEntry): Moment | null {
    const written = writtenMoment(entry.input, clock);
    if (written === null) return null;
    if (written === 'AS_OCCURRED') return this.#resolved.get(keyOf({ entry, clock: 'OCCURRED' })) ?? null;
    const base = written.relativeTo === undefined ? null : this.#baseMoment(entry, written.relativeTo.entry, clock);
    try {
      const moment = resolveMoment(written, entry.collection.input.zone, base);
      return clock === 'OCCURRED' ? { ...moment, note: moment.note ?? lastChangeNote(entry.input) } : moment;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new DomainError(error.code, error.message, placeOn(clock), { cause: error });
    }
  }

  #baseMoment(entry: Unscheduled, id: string, clock: Clock): Moment {
    const pending = this.#pending.get(id);
    const stored = this.#stored.get(id);
    const collection = pending?.collection.id ?? stored?.collection;
    if (collection === undefined) {
      throw unknownBase(entry.id, id, placeOn(clock).path);
    }
    if (collection !== entry.collection.id) {
      throw new DomainError(
        'BAD_RECORD',
        `The moment of ${entry.id} is relative to ${id}, which is in another collection. Both must be in one collection.`,
        placeOn(clock),
      );
    }
    const moment =
      pending === undefined ? stored && momentOn(stored, clock) : this.#resolved.get(keyOf({ entry: pending, clock }));
    if (moment === null || moment === undefined) {
      const message = `The moment of ${entry.id} is relative to ${id}, which has no moment on the clock ${clock}.`;
      throw new DomainError('UNKNOWN_REFERENCE', message, placeOn(clock));
    }
    return moment;
  }
}

function keyOf({ entry, clock }: ClockedEntry): string {
  return `${clock} ${entry.id}`;
}

/** A circle of steps: each depends on the next, and the last on the first. */
class Circle {
  readonly #steps: readonly ClockedEntry[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(steps: readonly ClockedEntry[]) {
    this.#steps = steps;
    this.#places = new Map(steps.map((step, place) => [keyOf(step), place]));
  }

  /**
   * Names the circle from the wanted step on. If that step only leads to the circle, from the point where the circle
   * was found.
   */
  errorFor(wanted: ClockedEntry): DomainError {
    const { length } = this.#steps;
    const start = this.#places.get(keyOf(wanted)) ?? 0;
    const idAt = (nth: number) => this.#steps[(start + nth) % length]?.entry.id ?? '';
    const names = Array.from({ length: Math.min(length, NAMED_IN_CIRCLE) }, (_, nth) => idAt(nth));
    if (length > NAMED_IN_CIRCLE) names.push(`${length - NAMED_IN_CIRCLE} more`);
    return new DomainError(
      'CIRCULAR_MOMENT',
      `The moment of ${idAt(0)} is relative to itself: ${[...names, idAt(0)].join(' → ')}. Give one of these entries a date.`,
      placeOn((this.#steps[start] ?? wanted).clock),
    );
  }
}

/** @param path where in the entry, or in the batch, the missing base is named */
export function unknownBase(entry: string, base: string, path: string): DomainError {
  const message = `The moment of ${entry} is relative to ${base}, which is not in the record. Put that entry first.`;
  return new DomainError('UNKNOWN_REFERENCE', message, { path });
}

const placeOn = (clock: Clock) => ({ path: clock.toLowerCase() });

function disclosureOf(input: EntryInput, disclosed: Moment | null): Disclosure {
  if (disclosed !== null) {
    if (input.disclosure === undefined || input.disclosure === 'KNOWN') return 'KNOWN';
    throw new DomainError(
      'BAD_RECORD',
      `${input.id} has a moment in "disclosed", so "disclosure" must be KNOWN or absent, not ${input.disclosure}.`,
      {
        path: 'disclosure',
      },
    );
  }
  if (input.disclosure === 'KNOWN') {
    throw new DomainError(
      'BAD_RECORD',
      `${input.id} has the disclosure KNOWN, but no moment in "disclosed". Add the moment, or write DATE_UNKNOWN.`,
      {
        path: 'disclosure',
      },
    );
  }
  return input.disclosure ?? (input.visibility === 'PUBLIC' ? 'DATE_UNKNOWN' : 'NEVER');
}
