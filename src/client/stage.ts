/**
 * The stage: the entries that a replay has played so far, in order, and the status of the replay.
 *
 * The stage applies each frame (entries in their turn and late ones, corrections, retractions, removals, seeks). After any
 * frame it holds exactly the entries that this generation has played, in their newest revision. A frame costs one binary
 * search, however many entries there are.
 */
import type {
  EndedFrame,
  EntryFrame,
  EntryPlace,
  Frame,
  GapFrame,
  OpenedFrame,
  ReplayedEntry,
  ReplayStatus,
} from './frames.ts';
import type { Clock } from './generated/operations.ts';
import { SortedEntries } from './sorted-entries.ts';

/** A snapshot of the stage. It never changes; if nothing has changed, the next one is the same object. */
export interface StageView<Entry = ReplayedEntry> {
  /** In the order of the timeline. */
  readonly entries: readonly (Entry & EntryPlace)[];
  /** The last `EntryFrame`; null before the first one. */
  readonly latest: EntryFrame<Entry> | null;
  /** The time of the clock; null if nothing is dated, or before the replay is open. */
  readonly timelineTime: string | null;
  /** Each seek raises it, and empties the stage. */
  readonly generation: number;
  /** The `OpenedFrame`, with the bounds of the replay; null before it is open. */
  readonly opened: OpenedFrame | null;
  readonly status: ReplayStatus | null;
  /** The gap in which the replay waits; null outside a gap. */
  readonly gap: GapFrame | null;
  /** Whether all history is played; from then on, new commits come at once. */
  readonly hasCaughtUp: boolean;
  /** The reason of the end; null before the end. */
  readonly ended: EndedFrame['reason'] | null;
}

type EntryWithPlace<Entry> = Entry & EntryPlace;

export class Stage<Entry = ReplayedEntry> {
  readonly #entries: SortedEntries<EntryWithPlace<Entry>>;
  /** Changes of entries from before this generation, until `fill` brings these entries; null for a removed entry. */
  #unseen: Map<string, EntryWithPlace<Entry> | null> | null = new Map();
  #rest: Omit<StageView<Entry>, 'entries'> = {
    latest: null,
    timelineTime: null,
    generation: 0,
    opened: null,
    status: null,
    gap: null,
    hasCaughtUp: false,
    ended: null,
  };
  #view: StageView<Entry> | null = null;

  /** @param clock of the replay */
  constructor(clock: Clock = 'OCCURRED') {
    this.#entries = new SortedEntries(clock);
  }

  /** The present snapshot. After a change it copies the list of entries: take many frames before you read it. */
  get view(): StageView<Entry> {
    this.#view ??= { ...this.#rest, entries: this.#entries.list };
    return this.#view;
  }

  get(id: string): EntryWithPlace<Entry> | undefined {
    return this.#entries.get(id);
  }

  take(frame: Frame<Entry>): void {
    if (frame.generation > this.#rest.generation) this.#clear(frame.generation);
    const { timelineTime } = frame;
    switch (frame.__typename) {
      case 'OpenedFrame':
        return this.#set({ timelineTime, opened: frame, status: frame.status });
      case 'EntryFrame':
        this.#takeEntry(frame);
        return this.#set({ timelineTime, latest: frame, gap: null });
      case 'RemovedFrame':
        this.#remove(frame.entryId);
        return this.#set({ timelineTime });
      case 'GapFrame':
        return this.#set({ timelineTime, gap: frame });
      case 'StatusFrame':
        return this.#set({ timelineTime, status: frame.status });
      case 'CaughtUpFrame':
        return this.#set({ timelineTime, hasCaughtUp: true, gap: null });
      case 'EndedFrame':
        return this.#set({ timelineTime, ended: frame.reason, gap: null });
      case 'ClockFrame':
      case 'FellBehindFrame':
        return this.#set({ timelineTime });
    }
  }

  /**
   * Puts entries from before this generation on the stage. Query them with `timeline` after the generation has begun:
   * changes that the replay has sent since then count more.
   */
  fill(entries: Iterable<EntryWithPlace<Entry>>): void {
    const told = this.#unseen ?? new Map<string, EntryWithPlace<Entry> | null>();
    for (const entry of entries) {
      const now = told.has(entry.id) ? told.get(entry.id) : entry;
      if (now && this.#entries.get(entry.id) === undefined) this.#entries.put(now);
    }
    this.#unseen = null;
    this.#view = null;
  }

  #takeEntry({ entry, change }: EntryFrame<Entry>): void {
    // A change of an entry that is not on the stage: it was played before the last seek.
    if (change === 'ADDED' || this.#unseen === null || this.#entries.get(entry.id) !== undefined)
      this.#entries.put(entry);
    else this.#unseen.set(entry.id, entry);
  }

  #remove(id: string): void {
    this.#entries.remove(id);
    this.#unseen?.set(id, null);
  }

  #clear(generation: number): void {
    this.#entries.clear();
    this.#unseen = new Map();
    this.#set({ generation, latest: null, gap: null, hasCaughtUp: false, ended: null });
  }

  #set(change: Partial<Omit<StageView<Entry>, 'entries'>>): void {
    this.#rest = { ...this.#rest, ...change };
    this.#view = null;
  }
}
