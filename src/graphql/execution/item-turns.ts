/**
 * Gives the items of long lists to graphql-js in turns. It completes all items of a list that it has at once, with all that
 * is below them; meanwhile the thread would do nothing else.
 *
 * Guarantee: an operation with few items waits for nobody. Clients with many take turns, and so do the operations of one.
 */
export interface ItemTurnsOptions {
  /** Time in milliseconds. */
  readonly now: () => number;
  /** Calls back after the thread has had time for other work. */
  readonly later: (work: () => void) => void;
}

/** How long items of one operation go on before the thread does other work. */
const TURN_MS = 3;
/** How many items an operation gets at once: as many as a plain question has. */
const FREE_ITEMS = 100;

type Release = () => void;

/** The lists of one operation. */
export interface OperationItems {
  /** The value of a field; if it is a list of objects and the operation has had many, its items come in turns. */
  spread(value: unknown): unknown;
}

/** For an operation whose lists are short. */
export const AT_ONCE: OperationItems = { spread: (value) => value };

interface WaitingItems {
  readonly signal: AbortSignal;
  /** The next item to release is the last one of the list. */
  readonly lists: Release[][];
}

export class ItemTurns {
  readonly #options: ItemTurnsOptions;
  /** The waiting operations by client; the client that has waited longest comes first. */
  readonly #clients = new Map<string, WaitingItems[]>();
  #isWorking = false;

  constructor(options: ItemTurnsOptions = { now: () => performance.now(), later: (work) => void setImmediate(work) }) {
    this.#options = options;
  }

  /** @param signal when it is aborted, the operation gets no more items */
  itemsOf(client: string, signal: AbortSignal): OperationItems {
    const waiting: WaitingItems = { signal, lists: [] };
    let given = 0;
    return {
      spread: (value) => {
        if (!isList(value) || typeof value[0] !== 'object') return value;
        given += value.length;
        if (given <= FREE_ITEMS) return value;
        const releases: Release[] = [];
        const items = value.map((item) => new Promise((resolve) => releases.push(() => resolve(item))));
        if (waiting.lists.length === 0) this.#add(client, waiting);
        waiting.lists.unshift(releases.reverse());
        return items;
      },
    };
  }

  #add(client: string, waiting: WaitingItems): void {
    const operations = this.#clients.get(client);
    if (operations === undefined) this.#clients.set(client, [waiting]);
    else operations.push(waiting);
    if (!this.#isWorking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    for (let next = this.#takeNext(); next !== null; next = this.#takeNext()) {
      await new Promise<void>((resolve) => this.#options.later(resolve));
      const [client, waiting] = next;
      await this.#release(waiting);
      if (waiting.lists.length > 0) this.#add(client, waiting);
    }
    this.#isWorking = false;
  }

  #takeNext(): [string, WaitingItems] | null {
    for (const [client, operations] of this.#clients) {
      this.#clients.delete(client);
      const waiting = operations.shift();
      if (operations.length > 0) this.#clients.set(client, operations);
      if (waiting !== undefined) return [client, waiting];
    }
    return null;
  }

  async #release({ signal, lists }: WaitingItems): Promise<void> {
    const end = this.#options.now() + TURN_MS;
    do {
      if (signal.aborted) lists.length = 0;
      const list = lists.at(-1);
      const release = list?.pop();
      if (list?.length === 0) lists.pop();
      release?.();
      // graphql-js completes the item now.
      await Promise.resolve();
    } while (lists.length > 0 && this.#options.now() < end);
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
