import type { ChangeReader, ClientReads, RecordReader, Store } from '../store/store.ts';
import type { ChangeFeed } from './change-feed.ts';
import type { SteadyClock } from './clock.ts';
import type { PageCache } from './page-cache.ts';
import type { RoomLimits } from './rooms/room-limits.ts';

/** The environment that all replays of a process share. */
export interface ReplayEnvironment {
  readonly store: RecordReader & ClientReads & ChangeReader & Pick<Store, 'shared'>;
  readonly clock: SteadyClock;
  readonly rooms: RoomLimits;
  /** Called with the errors of background work. */
  readonly onError: (error: unknown) => void;
}

/** The shared reads of the replays of a process. */
export interface SharedReads {
  readonly reader: RecordReader;
  readonly feed: ChangeFeed;
  readonly pages: PageCache;
}
