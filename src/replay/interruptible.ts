type Frames<Frame> = AsyncGenerator<Frame, void, undefined>;

/**
 * Lets an iteration end in the middle of a wait. A generator by itself takes `return()` only after the `next()` that is
 * under way, so ending it aborts `ended` first, on which every wait inside `frames` must depend.
 *
 * After `return()`, or once `signal` is aborted, `next()` answers that it is done; nothing throws for having been ended.
 */
export function interruptible<Frame>(
  frames: Frames<Frame>,
  ended: AbortController,
  signal: AbortSignal | undefined,
): Frames<Frame> {
  const done: IteratorResult<Frame, void> = { done: true, value: undefined };
  const isEnded = () => ended.signal.aborted;
  const onAbort = () => void end();
  const release = () => signal?.removeEventListener('abort', onAbort);
  const end = async () => {
    release();
    ended.abort();
    await frames.return();
    return done;
  };
  const next = async () => {
    if (isEnded()) return done;
    try {
      const result = await frames.next();
      if (result.done === true) release();
      return isEnded() ? done : result;
    } catch (error) {
      release();
      if (isEnded()) return done;
      throw error;
    }
  };
  if (signal?.aborted === true) onAbort();
  else signal?.addEventListener('abort', onAbort, { once: true });
  return {
    next,
    return: end,
    throw: async (error: unknown) => {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => {
      await end();
    },
  };
}
