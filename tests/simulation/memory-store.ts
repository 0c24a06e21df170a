import { mayRead, type Viewer } from '../../src/domain/authority.ts';
import { type ChangeRecord, isBeyond, type LogPosition } from '../../src/domain/commit/change-log.ts';
import type { Batch, CommitReport, NamedRecord } from '../../src/domain/commit/commit.ts';
import { type OrderKey, UNDATED_MARK } from '../../src/domain/query/order-key.ts';
import { type EntryQuery, orderKeyIn } from '../../src/domain/query/query.ts';
import type { EntryRecord, Sequence } from '../../src/domain/record/record.ts';
import { checkPosition, toEntryChanges } from '../../src/store/kit/entry-changes.ts';
import type {
  ChangeSlice,
  EntrySlice,
  Extent,
  NamedKind,
  NamedRecords,
  SharedState,
  Window,
} from '../../src/store/store.ts';
import { cutWindow } from '../../src/store/sqlite/read/windows.ts';
import { MemoryRecord } from '../support/memory-record.ts';
import { RecordHistory } from './record-history.ts';
import { MemoryShared } from './memory-shared.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import { UnusedReads } from './unused-reads.ts';

interface Placed {
  readonly key: OrderKey;
  readonly entry: EntryRecord;
}

/**
 * A store in memory: it applies the plans of the planner, and reads as the contract of the stores demands. Every read
 * is one snapshot. It is taken a few turns after the call, and returned a few turns later.
 */
export class MemoryStore extends UnusedReads {
  readonly shared: SharedState;
  readonly history = new RecordHistory();
  readonly #record = new MemoryRecord();
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #listeners = new Set<() => void>();
  #log: ChangeRecord[] = [];
  #trimmed: Sequence = 0;
  #committing: Promise<unknown> = Promise.resolve();
  /** Cached results of queries, until the next commit. */
  readonly #answers = new Map<string, readonly Placed[]>();
  readonly #orderKeys = new WeakMap<EntryRecord, Map<string, OrderKey | null>>();

  constructor(scheduler: Scheduler, random: Random) {
    super();
    this.#scheduler = scheduler;
    this.#random = random;
    this.shared = new MemoryShared(scheduler, {
      delay: () => this.#delay(),
      tell: () => this.#tell(),
    });
  }

  /** No read ends early: a replay that is closed ignores the result. */
  readerFor(): this {
    return this;
  }

  get watchers(): number {
    return this.#listeners.size;
  }

  /** The last commit that was trimmed from the log. */
  get trimmed(): Sequence {
    return this.#trimmed;
  }

  get sequence(): Sequence {
    return this.#record.sequence;
  }

  /** All entries as they are now. */
  get present(): ReadonlyMap<string, EntryRecord> {
    return this.#record.entriesById;
  }

  async commit({ items }: Batch): Promise<CommitReport> {
    await this.#delay();
    const committing = this.#committing.then(() => this.#commit(items));
    this.#committing = committing.catch(() => undefined);
    const report = await committing;
    await this.#delay();
    return report;
  }

  async #commit(items: Batch['items']): Promise<CommitReport> {
    const before = this.#record.sequence;
    const plan = await this.#record.commit(...items);
    if (this.#record.sequence === before) return { sequence: before, results: plan.results };
    const at = this.#scheduler.wall;
    for (const { id } of plan.erased) {
      this.#log = this.#log.map((line) => (line.entry === id ? { ...line, replaced: null } : line));
    }
    this.#log.push(...plan.changes.map((line) => ({ ...line, at })));
    plan.changes.forEach(({ sequence, ordinal, entry }) => {
      this.history.add({ sequence, ordinal, entry, after: this.present.get(entry) ?? null });
    });
    this.#answers.clear();
    this.#tell();
    return { sequence: this.#record.sequence, results: plan.results };
  }

  head(): Promise<Sequence> {
    return this.#read(() => this.sequence);
  }

  entries(viewer: Viewer, ids: readonly string[]): Promise<readonly (EntryRecord | null)[]> {
    return this.#read(() =>
      ids.map((id) => {
        const entry = this.present.get(id);
        return entry !== undefined && mayRead(viewer, { id: entry.collection, access: entry.access }) ? entry : null;
      }),
    );
  }

  named<Kind extends NamedKind>(
    viewer: Viewer,
    kind: Kind,
    ids: readonly string[],
  ): Promise<readonly (NamedRecords[Kind] | null)[]> {
    return this.#read(() =>
      ids.map((id) => {
        const record = this.#record.namedById.get(id);
        return record !== undefined && isOfKind(record, kind) && isReadable(viewer, record) ? record : null;
      }),
    );
  }

  page(query: EntryQuery, { after, before, limit, from }: Window<OrderKey>): Promise<EntrySlice> {
    return this.#read(() => {
      const inWindow = this.#answer(query).filter(
        ({ key }) => (after === null || key > after) && (before === null || key < before),
      );
      const { items, more } = cutWindow(inWindow, { limit, from });
      return { items: items.map(({ entry }) => entry), more, head: this.sequence };
    });
  }

  count(query: EntryQuery): Promise<number> {
    return this.#read(() => this.#answer(query).length);
  }

  extent(query: EntryQuery): Promise<Extent> {
    return this.#read(() => {
      const all = this.#answer(query);
      const dated = all.filter(({ key }) => key < UNDATED_MARK);
      const [first, last] = [dated[0]?.key ?? null, dated.at(-1)?.key ?? null];
      return { dated: dated.length, undated: all.length - dated.length, first, last, head: this.sequence };
    });
  }

  changes(after: LogPosition, limit: number): Promise<ChangeSlice> {
    return this.#read(() => {
      checkPosition(after, this.#trimmed);
      const beyond = this.#log.filter((line) => isBeyond(line, after));
      const lines = beyond.slice(0, limit);
      const final = new Map<string, EntryRecord | null>(this.present);
      for (const line of beyond.slice(limit).reverse()) final.set(line.entry, line.replaced);
      return { changes: toEntryChanges(lines, final), more: beyond.length > limit, head: this.sequence };
    });
  }

  watch(listener: () => void): () => void {
    // A new function, because the same listener may be given twice.
    const own = () => listener();
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  async trim(before: number): Promise<void> {
    await this.#delay();
    const last = this.#log.findLast((line) => line.at < before);
    if (last === undefined) return;
    this.#trimmed = last.sequence;
    this.#log = this.#log.filter((line) => line.sequence > last.sequence);
  }

  /** The first delay is the way to the database, the second one the way back. */
  async #read<Result>(look: () => Result): Promise<Result> {
    await this.#delay();
    const result = look();
    await this.#delay();
    return result;
  }

  async #delay(): Promise<void> {
    for (let turns = this.#random.below(3); turns > 0; turns -= 1) await this.#scheduler.turn();
    if (this.#random.chance(0.05)) await this.#scheduler.sleep(this.#random.between(1, 60));
  }

  #tell(): void {
    for (const listener of this.#listeners) void this.#tellOne(listener);
  }

  /** Nodes get the notification at different times. */
  async #tellOne(listener: () => void): Promise<void> {
    if (this.#random.chance(0.5)) await this.#scheduler.turn();
    else await this.#scheduler.sleep(this.#random.between(1, 30));
    if (this.#listeners.has(listener)) listener();
  }

  #answer(query: EntryQuery): readonly Placed[] {
    const name = JSON.stringify(query);
    const known = this.#answers.get(name);
    if (known !== undefined) return known;
    const placed = [...this.present.values()].flatMap((entry) => {
      const key = this.#orderKeyOf(name, query, entry);
      return key === null ? [] : [{ key, entry }];
    });
    placed.sort((left, right) => (left.key < right.key ? -1 : 1));
    this.#answers.set(name, placed);
    return placed;
  }

  #orderKeyOf(name: string, query: EntryQuery, entry: EntryRecord): OrderKey | null {
    const orderKeys = this.#orderKeys.get(entry) ?? new Map<string, OrderKey | null>();
    this.#orderKeys.set(entry, orderKeys);
    let place = orderKeys.get(name);
    if (place === undefined) orderKeys.set(name, (place = orderKeyIn(query, entry)));
    return place;
  }
}

function isOfKind<Kind extends NamedKind>(record: NamedRecord, kind: Kind): record is NamedRecord & NamedRecords[Kind] {
  return record.kind === kind;
}

function isReadable(viewer: Viewer, record: NamedRecord): boolean {
  return record.kind !== 'collection' || mayRead(viewer, { id: record.id, access: record.input.access });
}
