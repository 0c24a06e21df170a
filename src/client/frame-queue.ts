type Taken<Item> = IteratorResult<Item, undefined>;

interface Taker<Item> {
  readonly resolve: (result: Taken<Item>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Frames that have arrived and are not taken yet, for one consumer.
 *
 * A browser's socket cannot be asked to wait. So the producer checks `isFull`, and waits for `room`.
 */
export class FrameQueue<Item> {
  readonly #limit: number;
  readonly #items: Item[] = [];
  readonly #takers: Taker<Item>[] = [];
  #tellRoom: () => void = () => undefined;
  #isOver = false;
  #failure: { readonly error: unknown } | null = null;

  /** @param limit how many frames fill the queue */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get isFull(): boolean {
    return this.#items.length >= this.#limit;
  }

  push(item: Item): void {
    const taker = this.#takers.shift();
    if (taker === undefined) this.#items.push(item);
    else taker.resolve({ done: false, value: item });
  }

  /** Drops the frames that do not pass. */
  keep(isWanted: (item: Item) => boolean): void {
    const kept = this.#items.filter(isWanted);
    this.#items.splice(0, Infinity, ...kept);
    this.#lookForRoom();
  }

  /** Resolves when the queue is half empty or has ended. */
  room(): Promise<void> {
    return new Promise((resolve) => {
      this.#tellRoom = resolve;
      this.#lookForRoom();
    });
  }

  /** @throws the failure, after all frames are taken */
  next(): Promise<Taken<Item>> {
    return new Promise((resolve, reject) => {
      const item = this.#items.shift();
      if (item !== undefined) resolve({ done: false, value: item });
      else if (this.#isOver) this.#tellEnd({ resolve, reject });
      else this.#takers.push({ resolve, reject });
      this.#lookForRoom();
    });
  }

  /** Ends the queue. Frames that wait can still be taken. */
  end(failure: { readonly error: unknown } | null = null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#failure = failure;
    for (const taker of this.#takers.splice(0)) this.#tellEnd(taker);
    this.#lookForRoom();
  }

  #tellEnd({ resolve, reject }: Taker<Item>): void {
    const failure = this.#failure;
    this.#failure = null;
    if (failure === null) resolve({ done: true, value: undefined });
    else reject(failure.error);
  }

  #lookForRoom(): void {
    if (this.#isOver || this.#items.length <= this.#limit / 2) this.#tellRoom();
  }
}
