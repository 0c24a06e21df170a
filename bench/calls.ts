/** Calls between the bench and its child processes, over the channel that `fork` opens. */

/** What a child process offers, by name; `close` frees all that it holds. */
export interface Calls {
  close(): Promise<void>;
}

export interface Request {
  readonly id: number;
  readonly name: string;
  readonly given: readonly unknown[];
}

export type Reply = { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: string };

/** Answers the calls of the parent process; without a parent the process ends. */
export function serveCalls(calls: Calls): void {
  const named = new Map<string, unknown>(Object.entries(calls));
  // A parent that went away in the meantime needs no answer.
  const reply = (message: Reply) => process.connected && process.send?.(message, undefined, {}, () => undefined);
  process.on('message', ({ id, name, given }: Request) => {
    const call = named.get(name) as (...given: readonly unknown[]) => Promise<unknown>;
    call(...given).then(
      (result) => reply({ id, result }),
      (error: unknown) => reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
  // A signal often goes to the whole group: the parent ends its children in order.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
}
