/** A query thread: executes the queries that `QueryThreads` sends, on its own connection to the store. */
import { parentPort, workerData } from 'node:worker_threads';
import { openRecordSource } from '../../store/open-store.ts';
import type { RecordSource } from '../../store/store.ts';
import { answerCalls } from '../../threads/answer-calls.ts';
import { lowerThreadPriority } from '../../threads/low-priority.ts';
import { serialiseError } from '../../threads/serialised-error.ts';
import { ErrorMask } from '../errors.ts';
import { LocalExecutor } from './local-executor.ts';
import type { ExecutedAnswer } from './query-executor.ts';
import type { QueryThreadCalls, QueryThreadData, UnexpectedMessage } from './query-thread-calls.ts';
import { executableSchema } from './schema.ts';

lowerThreadPriority();

const { location, hints, maxAnswerBytes } = workerData as QueryThreadData;
const schema = executableSchema();
const errors = new ErrorMask({
  hints,
  onUnexpectedError(error, requestId) {
    const message: UnexpectedMessage = { unexpected: serialiseError(error), requestId };
    parentPort?.postMessage(message);
  },
});
const running = new Map<number, AbortController>();
let opening: Promise<RecordSource> | null = null;

/** If the store could not be opened, the next call tries again. */
async function source(): Promise<RecordSource> {
  opening ??= openRecordSource(location);
  try {
    return await opening;
  } catch (error) {
    opening = null;
    throw error;
  }
}

const executor = new LocalExecutor({ schema, source, errors, maxAnswerBytes });

const calls: QueryThreadCalls = {
  async execute(number, call) {
    const controller = new AbortController();
    running.set(number, controller);
    try {
      return await executor.execute(call, controller.signal);
    } finally {
      running.delete(number);
    }
  },
  cancel(number) {
    running.get(number)?.abort(new Error('The operation was cancelled'));
  },
};

answerCalls(
  calls,
  async () => {
    for (const controller of running.values()) controller.abort(new Error('The thread ends'));
    const opened = await opening?.catch(() => null);
    await opened?.close();
  },
  (result) => (Array.isArray(result) ? (result as ExecutedAnswer[]).flatMap(bufferOf) : []),
);

function bufferOf({ text }: ExecutedAnswer): ArrayBuffer[] {
  return typeof text === 'string' ? [] : [text.buffer];
}
