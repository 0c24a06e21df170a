import type { MongoClient, ServerHeartbeatSucceededEvent } from 'mongodb';
import { DomainError } from '../../errors.ts';

/** How long an operation goes on before the heartbeats are checked. */
const PATIENCE_MS = 3_500;
/** How often they are checked then. */
const CHECK_INTERVAL_MS = 500;
/** The driver asks the server every second. */
export const HEARTBEAT_INTERVAL_MS = 1_000;
/** With no heartbeat for this long, the connection is half open: packets go out, and nothing comes back. */
const SILENCE_MS = 2_500;

/**
 * Notices that the primary has become silent. An operation that waits for a slow answer goes on. An operation that
 * waits for a lost server ends; the driver alone would wait for several timeouts one after the other.
 */
export class Heartbeats {
  readonly #name: string;
  #last = performance.now();

  /** @param name the store without its password, for the message */
  constructor(client: MongoClient, name: string) {
    this.#name = name;
    client.on('serverHeartbeatSucceeded', ({ reply }: ServerHeartbeatSucceededEvent) => {
      if (canWrite(reply)) this.#last = performance.now();
    });
  }

  /** @throws DomainError STORE_UNAVAILABLE if the primary has become silent meanwhile; the error of the work */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      const check = () => {
        if (performance.now() - this.#last < SILENCE_MS) timer = setTimeout(check, CHECK_INTERVAL_MS);
        else reject(this.#silent());
      };
      timer = setTimeout(check, PATIENCE_MS);
    });
    try {
      return await Promise.race([work, silence]);
    } finally {
      clearTimeout(timer);
    }
  }

  #silent(): DomainError {
    const message = `The store ${this.#name} does not answer: its primary is silent. Check that the server runs, and the network to it.`;
    return new DomainError('STORE_UNAVAILABLE', message);
  }
}

function canWrite(reply: unknown): boolean {
  const { isWritablePrimary, ismaster } = reply as {
    readonly isWritablePrimary?: unknown;
    readonly ismaster?: unknown;
  };
  return isWritablePrimary === true || ismaster === true;
}
