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
  return { reader: store, writer: store, replays: new Replays({ store, clock: systemClock, onError }) };
}

/** The limits for one address and the rest of the door, as they are without configuration. */
export const { door: DOOR } = readConfig({}, {});
