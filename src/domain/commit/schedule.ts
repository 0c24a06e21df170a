/**
 * When each entry of a commit happened and became known, with everything that counts from it.
 *
 * Guarantee: after a commit every relative moment stands where its base's moment plus the offset puts it, however long
 * the chain; circles and bases that are missing, undated or of another collection are refused.
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

/** An entry whose moments must be worked out: new, put again, or counting from such a one. */
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

/** Entries on whose moments an input counts. */
export function basesOf(input: EntryInput): string[] {
  return [input.occurred?.relativeTo?.entry, input.disclosed?.relativeTo?.entry].filter((id) => id !== undefined);
}

/** Entries from which something of an input follows: on whose moments it counts, or whose thread it joins. */
export function precedentsOf(input: EntryInput): string[] {
  const target = targetOf(input);
  return target === null ? basesOf(input) : [...basesOf(input), target];
}

export class Scheduler {
  readonly #pending: ReadonlyMap<string, Unscheduled>;
  readonly #stored: ReadonlyMap<string, EntryRecord>;
  readonly #resolved = new Map<string, Moment | null>();

  /** `pending` are worked out anew; `stored` are the other bases, which stand. */
  constructor(pending: ReadonlyMap<string, Unscheduled>, stored: ReadonlyMap<string, EntryRecord>) {
    this.#pending = pending;
    this.#stored = stored;
  }

  /** @throws DomainError BAD_VALUE, BAD_RECORD, UNKNOWN_REFERENCE or CIRCULAR_MOMENT with a path below the entry. */
  schedule(entry: Unscheduled): Schedule {
    const occurred = this.#momentOf(entry, 'OCCURRED', []);
    const disclosed = this.#momentOf(entry, 'DISCLOSED', []);
    return { occurred, disclosed, disclosure: disclosureOf(entry.input, disclosed) };
  }

  #momentOf(entry: Unscheduled, clock: Clock, path: readonly string[]): Moment | null {
    const key = `${clock} ${entry.id}`;
    const known = this.#resolved.get(key);
    if (known !== undefined) return known;
    if (path.includes(key)) {
      const circle = [...path.slice(path.indexOf(key)), key].map((step) => step.split(' ')[1]).join(' → ');
      throw new DomainError(
        'CIRCULAR_MOMENT',
        `The moment of ${entry.id} is relative to itself: ${circle}. Give one of these entries a date.`,
        placeOn(clock),
      );
    }
    const moment = this.#workOut(entry, clock, [...path, key]);
    this.#resolved.set(key, moment);
    return moment;
  }

  #workOut(entry: Unscheduled, clock: Clock, path: readonly string[]): Moment | null {
    const written = writtenMoment(entry.input, clock);
    if (written === null) return null;
    if (written === 'AS_OCCURRED') return this.#momentOf(entry, 'OCCURRED', path);
    const base =
      written.relativeTo === undefined ? null : this.#baseMoment(entry, written.relativeTo.entry, clock, path);
    try {
      const moment = resolveMoment(written, entry.collection.input.zone, base);
      return clock === 'OCCURRED' ? { ...moment, note: moment.note ?? lastChangeNote(entry.input) } : moment;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new DomainError(error.code, error.message, placeOn(clock), { cause: error });
    }
  }

  #baseMoment(entry: Unscheduled, id: string, clock: Clock, path: readonly string[]): Moment {
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
    const moment = pending === undefined ? stored && momentOn(stored, clock) : this.#momentOf(pending, clock, path);
    if (moment === null || moment === undefined) {
      const message = `The moment of ${entry.id} is relative to ${id}, which has no moment on the clock ${clock}.`;
      throw new DomainError('UNKNOWN_REFERENCE', message, placeOn(clock));
    }
    return moment;
  }
}

/** @param path where in the entry, or in the batch, it counts from what is not there */
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
