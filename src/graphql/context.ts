import type { Viewer } from '../domain/authority.ts';
import type { Replays } from '../replay/replays.ts';
import type { RecordReader, RecordWriter } from '../store/store.ts';
import { createLoaders, forgetAll, type Loaders } from './loaders.ts';

/** What every operation runs on. */
export interface Services {
  readonly reader: RecordReader;
  readonly writer: RecordWriter;
  readonly replays: Replays;
}

/** What every resolver of one operation is given. */
export interface GraphqlContext extends Services {
  readonly viewer: Viewer;
  readonly loaders: Loaders;
}

export function createContext({ reader, writer, replays }: Services, viewer: Viewer): GraphqlContext {
  let loaders: Loaders | null = null;
  return {
    reader,
    // What was loaded before a commit is not what is answered after it. Emptied in place: Apollo copies the context.
    writer: {
      async commit(batch) {
        const report = await writer.commit(batch);
        if (loaders !== null) forgetAll(loaders);
        return report;
      },
    },
    replays,
    viewer,
    // Made when they are needed: a subscription that waits for hours needs none.
    get loaders() {
      return (loaders ??= createLoaders(reader, viewer));
    },
  };
}
