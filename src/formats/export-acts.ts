import { OPERATOR } from '../domain/authority.ts';
import type { ActItem } from '../domain/commit.ts';
import { type EntryAct, historyOf } from '../domain/entry-acts.ts';
import type { RecordReader } from '../store/store.ts';
import type { ExportedItem } from './output-format.ts';

const PAGE_SIZE = 500;

/**
 * What was done to the items of an export, so that a record which is imported elsewhere keeps it. It is known when the
 * items are through, and held in memory until then: acts are the work of people's hands.
 */
export class ExportedActs {
  readonly #reader: RecordReader;
  readonly #mergedInto = new Map<string, string>();
  #done: { readonly act: EntryAct; readonly at: string }[] = [];

  constructor(reader: RecordReader) {
    this.#reader = reader;
  }

  /** The items as they pass, entries with their history. */
  async *noting(items: AsyncIterable<ExportedItem>): AsyncGenerator<ExportedItem> {
    // Items may be gone through more than once.
    this.#done = [];
    for await (const item of items) {
      if (item.kind === 'actor' && typeof item.mergedInto === 'string') this.#mergedInto.set(item.id, item.mergedInto);
      if (item.kind !== 'entry' || item.revision === 1) {
        yield item;
        continue;
      }
      const history = historyOf(item, await this.#reader.revisions(OPERATOR, item.id));
      let at = '';
      for (const act of history.acts) {
        // Clocks differ, but the acts on one entry keep their order.
        at = (act.at ?? '') > at ? (act.at ?? '') : at;
        this.#done.push({ act, at });
      }
      yield { ...item, history };
    }
  }

  /** Merged actors, whoever was merged into them first; then what was done to entries, in the order of time. */
  *ofItems(): Generator<ActItem> {
    const depth = (id: string): number => {
      const root = this.#mergedInto.get(id);
      return root === undefined ? 0 : 1 + depth(root);
    };
    const merged = [...this.#mergedInto].sort(([left], [right]) => depth(right) - depth(left));
    for (const [merge, keep] of merged) yield { kind: 'merge', keep, merge };
    const inOrder = this.#done.sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
    for (const { act } of inOrder) yield act;
  }

  /** What must not come back there either. */
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
