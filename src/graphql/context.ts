import type { Viewer } from '../domain/authority.ts';
import type { Watch } from '../replay/watch.ts';
import type { Replays } from '../replay/replays.ts';
import type { ClientReads, RecordReader, RecordWriter } from '../store/store.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { AnswerBudget } from './execution/answer-budget.ts';
import { AT_ONCE, type OperationItems } from './execution/item-turns.ts';
import { createLoaders, forgetAll, type Loaders } from './loaders.ts';

/** The parts of the service that every operation uses. */
export interface Services {
  readonly record: ClientReads;
  readonly writer: RecordWriter;
  readonly replays: Replays;
}

/** Begins to deliver a replay to the client of the operation. */
type Deliver = (watch: Watch) => Delivery;

/** The context of the resolvers of one operation. */
export interface GraphqlContext extends Omit<Services, 'record'> {
  /** Reads for the client, until the operation ends. */
  readonly reader: RecordReader;
  readonly viewer: Viewer;
  /** The address of the client. */
  readonly client: string;
  readonly loaders: Loaders;
  readonly deliver: Deliver;
  /** The tag of the record, for the cursors of pages. Null if the store did not answer. */
  readonly record: string | null;
  /** The budget of characters that the answer has left. */
  readonly budget: AnswerBudget;
  /** The turns of the items of its long lists. */
  readonly items: OperationItems;
}

/** The loaders of this one operation. */
export interface OperationContextOptions {
  readonly viewer: Viewer;
  readonly client: string;
  readonly reader: RecordReader;
  readonly budget: AnswerBudget;
  /** Null for an operation that opens no subscription. */
  readonly deliver: Deliver | null;
}

export function createContext(
  { writer, replays }: Omit<Services, 'record'>,
  { viewer, client, reader, budget, deliver }: OperationContextOptions,
): GraphqlContext {
  let loaders: Loaders | null = null;
  return {
    reader,
    record: replays.cursors.record,
    // Answers after a commit must not come from records that were loaded before it.
    writer: {
      async commit(batch) {
        const report = await writer.commit(batch);
        if (loaders !== null) forgetAll(loaders);
        return report;
      },
    },
    replays,
    viewer,
    client,
    budget,
    items: AT_ONCE,
    deliver: deliver ?? noDelivery,
    // Created when they are needed: a subscription that waits for hours needs none.
    get loaders() {
      return (loaders ??= createLoaders(reader, viewer));
    },
  };
}

/** For an operation that only reads, or for one frame of a batch. The frames of a batch share their loaders. */
export function createReadingContext(
  given: Pick<GraphqlContext, 'reader' | 'record' | 'viewer' | 'client' | 'loaders' | 'budget' | 'items'>,
): GraphqlContext {
  return {
    ...given,
    deliver: noDelivery,
    get writer() {
      return onlyReads();
    },
    get replays() {
      return onlyReads();
    },
  };
}

function onlyReads(): never {
  throw new Error('This operation only reads');
}

function noDelivery(): never {
  throw new Error('This operation opens no subscription');
}
