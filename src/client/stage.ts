/**
 * What a replay has brought onto the stage by now: the entries in their order, and how it stands.
 *
 * Whatever a replay tells (entries in their turn and late ones, corrections, retractions, removals, seeks), the stage takes
 * it in: after any frame it holds exactly the entries that this generation has played, as they are now. A frame costs no more
 * than its entry's place to find, however many are there.
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

/** The stage at one moment. It never changes; where nothing has, the next one is the same object. */
export interface StageView<Entry = ReplayedEntry> {
  /** In the order of the timeline. */
  readonly entries: readonly (Entry & EntryPlace)[];
  /** What came last, with what became of it; null before anything did. */
  readonly latest: EntryFrame<Entry> | null;
  /** Where the clock stands; null where nothing is dated, or before the replay is open. */
  readonly timelineTime: string | null;
  /** Raised by every seek, which leaves the stage empty. */
  readonly generation: number;
  /** What it spans; null before it is open. */
  readonly opened: OpenedFrame | null;
  readonly status: ReplayStatus | null;
  /** The gap in which it waits; null where it doesn't. */
  readonly gap: GapFrame | null;
  /** Whether all of history is played, and whatever is committed comes at once. */
  readonly hasCaughtUp: boolean;
  /** Why it is over; null while it is not. */
  readonly ended: EndedFrame['reason'] | null;
}

type EntryWithPlace<Entry> = Entry & EntryPlace;

export class Stage<Entry = ReplayedEntry> {
  readonly #entries: SortedEntries<EntryWithPlace<Entry>>;
  /** What became of entries that came before this generation, until they are filled in; null: removed. */
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

  /** @param clock the one that the replay goes by */
  constructor(clock: Clock = 'OCCURRED') {
    this.#entries = new SortedEntries(clock);
  }

  /** The stage as it is now. The first one after an entry came copies the list of entries: ask once for many frames. */
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
   * Puts what came before this generation on the stage, as `timeline` answered it since the generation began: what the
   * replay has told of it in the meantime counts more.
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
    // What is corrected and was never here was played before a seek.
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
