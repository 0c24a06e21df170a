import { Audiences } from '../../src/graphql/delivery/audience.ts';
import { Replays } from '../../src/replay/replays.ts';
import type { MemoryStore } from './memory-store.ts';
import { NodeClock, type Scheduler } from './scheduler.ts';
import { ROOMS } from '../support/services.ts';

/** One process of the service, with its own replays on the shared store. */
export class Node {
  readonly name: string;
  readonly clock: NodeClock;
  readonly replays: Replays;
  readonly audiences = new Audiences();
  #state: 'UP' | 'ENDING' | 'DOWN' = 'UP';

  constructor(
    name: string,
    since: number,
    given: { scheduler: Scheduler; store: MemoryStore; onError: (error: unknown) => void },
  ) {
    this.name = name;
    this.clock = new NodeClock(given.scheduler, since);
    this.replays = new Replays({ store: given.store, clock: this.clock, rooms: ROOMS, onError: given.onError });
  }

  get isUp(): boolean {
    return this.#state === 'UP';
  }

  get isDown(): boolean {
    return this.#state === 'DOWN';
  }

  /** Shuts down: accepts no new clients, and ends the replays with a reason. */
  end(): void {
    this.#state = 'ENDING';
    this.replays.end('SHUTTING_DOWN');
  }

  close(): void {
    this.#state = 'DOWN';
    this.replays.close();
  }
}
