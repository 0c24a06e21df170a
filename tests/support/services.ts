import { readConfig } from '../../src/config.ts';
import type { Services } from '../../src/graphql/context.ts';
import { systemClock } from '../../src/replay/clock.ts';
import { Replays } from '../../src/replay/replays.ts';
import type { Store } from '../../src/store/store.ts';

/** The environment of a replay engine on this store. */
export function servicesOn(store: Store): Services {
  const onError = (error: unknown) => {
    throw error;
  };
  return { record: store, writer: store, replays: new Replays({ store, clock: systemClock, rooms: ROOMS, onError }) };
}

const { door, rooms, operationTimeoutMs, maxAnswerBytes } = readConfig({}, {});

/** The limits for one address and the rest of the door, as they are without configuration. */
export const DOOR = door;
/** The limits on rooms without configuration. */
export const ROOMS = rooms;
/** The limits on one operation without configuration. */
export const OPERATION_LIMITS = { timeoutMs: operationTimeoutMs, maxAnswerBytes };
