import { OPERATOR } from '../../domain/authority.ts';
import type { ActItem } from '../../domain/commit/commit.ts';
import { type EntryAct, historyOf } from '../../domain/record/entry-acts.ts';
import type { EntryRevision } from '../../domain/record/record.ts';
import type { RecordReader } from '../../store/store.ts';
import type { ExportedEntry, ExportedItem } from './output-format.ts';

const PAGE_SIZE = 500;

/**
 * The acts on the items of an export, so that a record which is imported elsewhere keeps them. They are complete when all
 * items have passed. Until then they stay in memory: people make acts by hand, so there are few.
 */
export class ExportedActs {
  readonly #reader: RecordReader;
  readonly #mergedInto = new Map<string, string>();
  #acts: { readonly act: EntryAct; readonly at: string }[] = [];

  constructor(reader: RecordReader) {
    this.#reader = reader;
  }

  /** Passes the items on, entries with their history, and collects their acts. */
  async *collect(items: AsyncIterable<ExportedItem>): AsyncGenerator<ExportedItem> {
    // A format may go through the items more than once.
    this.#acts = [];
    let waiting: ExportedItem[] = [];
    for await (const item of items) {
      if (item.kind === 'actor' && typeof item.mergedInto === 'string') this.#mergedInto.set(item.id, item.mergedInto);
      waiting.push(item);
      if (waiting.length < PAGE_SIZE) continue;
      yield* await this.#withHistories(waiting);
      waiting = [];
    }
    yield* await this.#withHistories(waiting);
  }

  async #withHistories(items: readonly ExportedItem[]): Promise<ExportedItem[]> {
    const revised = items.flatMap((item) => (isRevised(item) ? [item.id] : []));
    if (revised.length === 0) return [...items];
    const revisions = new Map<string, EntryRevision[]>(revised.map((id) => [id, []]));
    for (const revision of await this.#reader.revisions(OPERATOR, revised)) {
      revisions.get(revision.entry)?.push(revision);
    }
    return items.map((item) => (isRevised(item) ? this.#withHistory(item, revisions.get(item.id) ?? []) : item));
  }

  #withHistory(entry: ExportedEntry, revisions: readonly EntryRevision[]): ExportedEntry {
    const history = historyOf(entry, revisions);
    let at = '';
    for (const act of history.acts) {
      // Clocks differ, but the acts on one entry keep their order.
      at = (act.at ?? '') > at ? (act.at ?? '') : at;
      this.#acts.push({ act, at });
    }
    return { ...entry, history };
  }

  /** Merges first, from the innermost outwards; then the acts on entries, in the order of time. */
  *ofItems(): Generator<ActItem> {
    const depth = (id: string): number => {
      const root = this.#mergedInto.get(id);
      return root === undefined ? 0 : 1 + depth(root);
    };
    const merged = [...this.#mergedInto].sort(([left], [right]) => depth(right) - depth(left));
    for (const [merge, keep] of merged) yield { kind: 'merge', keep, merge };
    const inOrder = this.#acts.sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
    for (const { act } of inOrder) yield act;
  }

  /** Erasures, so that the entries do not come back where the export is imported. */
  async *erasures(): AsyncGenerator<ActItem> {
    for (let after: string | null = null; ;) {
      const page = await this.#reader.listErased({ after, before: null, limit: PAGE_SIZE, from: 'START' });
      for (const { id, collection, reason, at } of page.items) {
        yield { kind: 'erasure', id, collection, reason, at: new Date(at).toISOString() };
      }
      const last = page.items.at(-1);
      if (!page.more || last === undefined) return;
      after = last.id;
    }
  }
}

function isRevised(item: ExportedItem): item is ExportedEntry {
  return item.kind === 'entry' && item.revision > 1;
}
