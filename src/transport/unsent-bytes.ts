/**
 * Counts the bytes of answers and frames that clients have not taken yet, by address and in all.
 *
 * Guarantee: WebSockets wait at half of a limit, so that they leave room to HTTP; at the limit, no operation begins. An
 * answer that is executed by then is still sent.
 */
export interface UnsentLimits {
  readonly perAddress: number;
  readonly inAll: number;
}

interface WaitingSocket {
  readonly address: string;
  readonly resume: () => void;
}

export class UnsentBytes {
  readonly #limits: UnsentLimits;
  readonly #byAddress = new Map<string, number>();
  readonly #waiting = new Set<WaitingSocket>();
  #total = 0;
  #isScheduled = false;

  constructor(limits: UnsentLimits) {
    this.#limits = limits;
  }

  get total(): number {
    return this.#total;
  }

  /** Whether an operation of this address may begin. */
  mayBegin(address: string): boolean {
    return this.#isWithin(address, 1);
  }

  /** Whether a WebSocket of this address may send more. */
  hasRoomForSockets(address: string): boolean {
    return this.#isWithin(address, 0.5);
  }

  /** @returns the function that ends the count: the client has taken the bytes, or is gone */
  add(address: string, bytes: number): () => void {
    this.#change(address, bytes);
    let isCounted = true;
    return () => {
      if (isCounted) this.#change(address, -bytes);
      isCounted = false;
      this.#schedule();
    };
  }

  /**
   * Calls back once a WebSocket of this address may send more: one in each turn of the loop, so that they do not all send at
   * once.
   *
   * @returns a function that ends the wait
   */
  whenRoomForSockets(address: string, resume: () => void): () => void {
    const waiting = { address, resume };
    this.#waiting.add(waiting);
    this.#schedule();
    return () => this.#waiting.delete(waiting);
  }

  /** What a client reads whose operation may not begin. */
  get refusal(): string {
    return 'Too many bytes of earlier answers wait to be read. Read them, and try again.';
  }

  #isWithin(address: string, part: number): boolean {
    const { perAddress, inAll } = this.#limits;
    return (this.#byAddress.get(address) ?? 0) < part * perAddress && this.#total < part * inAll;
  }

  #change(address: string, by: number): void {
    const bytes = (this.#byAddress.get(address) ?? 0) + by;
    if (bytes === 0) this.#byAddress.delete(address);
    else this.#byAddress.set(address, bytes);
    this.#total += by;
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiting.size === 0) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#resumeOne();
    });
  }

  #resumeOne(): void {
    for (const waiting of this.#waiting) {
      if (!this.hasRoomForSockets(waiting.address)) continue;
      this.#waiting.delete(waiting);
      waiting.resume();
      this.#schedule();
      return;
    }
  }
}
