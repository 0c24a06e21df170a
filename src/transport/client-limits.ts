/** The limits of one address, over HTTP and WebSocket together. */
import { LRUCache } from 'lru-cache';
import { UnsentBytes, type UnsentLimits } from './unsent-bytes.ts';

const WINDOW_MS = 60_000;

/** How many addresses are counted: those that were seen longest ago are dropped first. */
const MAX_ADDRESSES = 100_000;

export interface LimitsForOneAddress {
  readonly requestsPerMinute: number;
  readonly sockets: number;
  readonly subscriptions: number;
  readonly unsent: UnsentLimits;
}

interface RequestWindow {
  readonly start: number;
  count: number;
}

export class ClientLimits {
  readonly #limits: LimitsForOneAddress;
  readonly #windows = new LRUCache<string, RequestWindow>({ max: MAX_ADDRESSES });
  readonly sockets: OpenCounts;
  readonly subscriptions: OpenCounts;
  readonly unsent: UnsentBytes;

  constructor(limits: LimitsForOneAddress) {
    this.#limits = limits;
    this.sockets = new OpenCounts(limits.sockets);
    this.subscriptions = new OpenCounts(limits.subscriptions);
    this.unsent = new UnsentBytes(limits.unsent);
  }

  /**
   * Counts a request or an operation.
   *
   * @returns the seconds after which the address may send again; null if it may go on
   */
  count(address: string, now = performance.now()): number | null {
    const known = this.#windows.get(address);
    const window = known !== undefined && now - known.start < WINDOW_MS ? known : { start: now, count: 0 };
    if (window !== known) this.#windows.set(address, window);
    window.count += 1;
    return window.count <= this.#limits.requestsPerMinute ? null : Math.ceil((window.start + WINDOW_MS - now) / 1_000);
  }

  /** The message for a client that must wait this many seconds. */
  refusal(wait: number): string {
    return `At most ${this.#limits.requestsPerMinute} requests and operations can come from one address in a minute. Try again in ${wait} seconds.`;
  }
}

/** The open sockets or subscriptions, by address. */
export class OpenCounts {
  readonly limit: number;
  readonly #counts = new Map<string, number>();

  constructor(limit: number) {
    this.limit = limit;
  }

  /** @returns the function that ends it; null if the address has too many */
  open(address: string): (() => void) | null {
    const count = this.#counts.get(address) ?? 0;
    if (count >= this.limit) return null;
    this.#counts.set(address, count + 1);
    let isOpen = true;
    return () => {
      if (isOpen) this.#close(address);
      isOpen = false;
    };
  }

  #close(address: string): void {
    const left = (this.#counts.get(address) ?? 1) - 1;
    if (left === 0) this.#counts.delete(address);
    else this.#counts.set(address, left);
  }
}
