import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Calls, Reply, Request } from './calls.ts';

const CLOSE_TIMEOUT_MS = 8_000;

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

type Methods<Offered> = {
  readonly [Name in keyof Offered]: Offered[Name] extends (...given: infer Given) => Promise<infer Result>
    ? { readonly given: Given; readonly result: Result }
    : never;
};

/** A child process and its calls. Disposing it ends the process, with `close` if possible. */
export class Child<Offered extends Calls> implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  readonly #name: string;
  #lastId = 0;

  /** @param script the path of the built script, see `buildProgram` */
  constructor(script: string, execArgv: readonly string[] = []) {
    this.#name = script.slice(script.lastIndexOf('/') + 1);
    this.#process = fork(script, { execArgv: [...execArgv], serialization: 'advanced', stdio: [0, 2, 2, 'ipc'] });
    this.#process.on('message', (reply: Reply) => this.#settle(reply));
    this.#process.on('error', (error) => this.#fail(error.message));
    this.#process.on('exit', (code, signal) => this.#fail(`it ended with ${code ?? signal ?? 'nothing said'}`));
  }

  get #isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null && this.#process.pid !== undefined;
  }

  call<Name extends keyof Offered & string>(
    name: Name,
    ...given: Methods<Offered>[Name]['given']
  ): Promise<Methods<Offered>[Name]['result']> {
    const request: Request = { id: ++this.#lastId, name, given };
    return new Promise<unknown>((resolve, reject) => {
      if (!this.#isRunning) return reject(new Error(`${this.#name} does not run`));
      this.#pending.set(request.id, { resolve, reject });
      this.#process.send(request);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isRunning) return;
    const ended = once(this.#process, 'exit');
    const timeout = setTimeout(() => this.#process.kill('SIGKILL'), CLOSE_TIMEOUT_MS);
    await this.call('close').catch(() => undefined);
    if (this.#process.connected) this.#process.disconnect();
    await ended;
    clearTimeout(timeout);
  }

  #settle(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if ('error' in reply) pending?.reject(new Error(`${this.#name}: ${reply.error}`));
    else pending?.resolve(reply.result);
  }

  #fail(reason: string): void {
    for (const { reject } of this.#pending.values()) reject(new Error(`${this.#name}: ${reason}`));
    this.#pending.clear();
  }
}
