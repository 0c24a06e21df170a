import type { Viewer } from '../domain/authority.ts';
import type { SteadyClock } from '../replay/clock.ts';
import type { RecordReader } from '../store/store.ts';
import { createLoaders, type Loaders } from './loaders.ts';

/** What every resolver of one operation is given. */
export interface GraphqlContext {
  readonly reader: RecordReader;
  readonly viewer: Viewer;
  readonly loaders: Loaders;
  readonly clock: SteadyClock;
}

export function createContext(reader: RecordReader, viewer: Viewer, clock: SteadyClock): GraphqlContext {
  return { reader, viewer, clock, loaders: createLoaders(reader, viewer) };
}
