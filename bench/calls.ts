/** Calls between the bench and its child processes, over the channel that `fork` opens. */

/** The calls of a child process, by name. `close` releases all its resources. */
export interface Calls {
  close(): Promise<void>;
}

export interface Request {
  readonly id: number;
  readonly name: string;
  readonly given: readonly unknown[];
}

export type Reply = { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: string };

/** Answers the calls of the parent process. The process ends when the parent ends. */
export function serveCalls(calls: Calls): void {
  const named = new Map<string, unknown>(Object.entries(calls));
  // If the parent has ended meanwhile, no answer is necessary.
  const reply = (message: Reply) => process.connected && process.send?.(message, undefined, {}, () => undefined);
  process.on('message', ({ id, name, given }: Request) => {
    const call = named.get(name) as (...given: readonly unknown[]) => Promise<unknown>;
    call(...given).then(
      (result) => reply({ id, result }),
      (error: unknown) => reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
  // A signal often goes to the whole process group. The parent ends its children properly.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
}
