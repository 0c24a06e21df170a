import { isReadWith } from '../authority.ts';
import type { EntryInput } from '../record/input.ts';
import type { CollectionRecord, EntryRecord } from '../record/record.ts';
import type { Access, ReplyState } from '../record/vocabulary.ts';

/** The message that an entry answers, or null. */
export function targetOf(input: EntryInput): string | null {
  return input.type === 'MESSAGE' ? (input.inReplyTo ?? null) : null;
}

/** An answer in the record outweighs a report that there was none. The report stays readable with its citations. */
export function replyStateOf(input: EntryInput, isAnswered: boolean): ReplyState | null {
  if (input.type !== 'MESSAGE') return null;
  if (isAnswered) return 'ANSWERED';
  return input.unanswered === undefined ? 'NO_REPLY_DOCUMENTED' : 'REPORTED_UNANSWERED';
}

interface Answering {
  readonly input: EntryInput;
  readonly collection: CollectionRecord;
}

/** The collection of an entry, the message that it answers, and its thread if that is known without others. */
interface ThreadStep {
  readonly collection: { readonly id: string; readonly access: Access };
  readonly target: string | null;
  readonly thread: string | null;
}

/**
 * The threads of entries. Each is as written, else the thread of the message that the entry answers, along the whole chain.
 * Messages that answer each other in a circle (as in broken archives) inherit none. An entry inherits no thread from another
 * collection that is restricted, because its readers may not be allowed to know that thread.
 */
export class ThreadFinder {
  readonly #drafts: ReadonlyMap<string, Answering>;
  readonly #stored: ReadonlyMap<string, EntryRecord>;
  readonly #known = new Map<string, string | null>();

  constructor(drafts: ReadonlyMap<string, Answering>, stored: ReadonlyMap<string, EntryRecord>) {
    this.#drafts = drafts;
    this.#stored = stored;
  }

  /** Without recursion, because a client decides how long a chain is. Each entry is worked out once. */
  of(id: string): string | null {
    const chain: string[] = [];
    const passed = new Set<string>();
    let thread: string | null = null;
    for (let next: string | null = id; next !== null && !passed.has(next);) {
      const known = this.#known.get(next);
      const step = this.#stepOf(next);
      thread = known ?? step?.thread ?? null;
      if (known !== undefined) break;
      chain.push(next);
      passed.add(next);
      next = thread === null && step !== null && this.#inherits(step) ? step.target : null;
    }
    for (const member of chain) this.#known.set(member, thread);
    return thread;
  }

  #inherits({ collection, target }: ThreadStep): boolean {
    const before = target === null ? null : this.#stepOf(target);
    return before !== null && isReadWith(collection.id, before.collection);
  }

  #stepOf(id: string): ThreadStep | null {
    const draft = this.#drafts.get(id);
    if (draft !== undefined) {
      const { input, collection } = draft;
      const thread = input.type === 'MESSAGE' ? (input.thread ?? null) : null;
      const { access } = collection.input;
      return { collection: { id: collection.id, access }, target: targetOf(input), thread };
    }
    const entry = this.#stored.get(id);
    if (entry === undefined) return null;
    const { collection, access, thread } = entry;
    return { collection: { id: collection, access }, target: null, thread };
  }
}
