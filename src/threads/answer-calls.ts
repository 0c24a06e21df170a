import { parentPort } from 'node:worker_threads';
import { type CallAnswer, type CallRequest, type Calls, END } from './calls.ts';
import { serialiseError } from './serialised-error.ts';

/**
 * Answers the calls of `CallThread`, in a thread. A call that waits does not block the calls after it.
 *
 * @param release frees what the thread holds, before it ends
 * @param movedWith the buffers that move to the caller with a result, without a copy
 */
export function answerCalls(
  calls: Calls,
  release: () => Promise<void> | void = () => undefined,
  movedWith: (result: unknown) => ArrayBuffer[] = () => [],
): void {
  if (parentPort === null) throw new Error('answerCalls must run in a thread');
  const port = parentPort;
  const table = new Map(Object.entries(calls) as [string, (...given: unknown[]) => unknown][]);
  port.on('message', ({ id, name, given }: CallRequest) => {
    const answer = (answer: CallAnswer) => {
      port.postMessage(answer, 'result' in answer ? movedWith(answer.result) : []);
    };
    if (name === END) {
      void Promise.resolve(release()).finally(() => {
        port.close();
      });
      return;
    }
    const call = async () => {
      const called = table.get(name);
      if (called === undefined) throw new Error(`This thread has no function ${name}`);
      answer({ id, result: await called(...given) });
    };
    call().catch((error: unknown) => {
      answer({ id, failure: serialiseError(error) });
    });
  });
}
