import type { Calls } from './calls.ts';
import { Child } from './child.ts';
import type { ClientCalls } from './clients.ts';
import type { History } from './history.ts';
import type { Program } from './program.ts';
import type { PeerCalls, PeerKind } from './servers/peer.ts';
import type { ServiceCalls } from './servers/service.ts';

/** A server in a process of its own. */
export interface Server<Offered extends Calls> extends AsyncDisposable {
  readonly child: Child<Offered>;
  readonly socketUrl: string;
}

export interface ServiceServer extends Server<ServiceCalls> {
  /** Of the GraphQL endpoint. */
  readonly url: string;
}

/** Starts what a scenario needs; whatever it started and did not end is ended when the bench is disposed. */
export class Bench implements AsyncDisposable {
  readonly isQuick: boolean;
  readonly #program: Program;
  readonly #children = new Set<AsyncDisposable>();

  constructor(program: Program, isQuick: boolean) {
    this.#program = program;
    this.isQuick = isQuick;
  }

  clients(): Child<ClientCalls> {
    return this.#start<ClientCalls>('bench/clients.ts');
  }

  /** @param execArgv of node, `--expose-gc` where its memory is asked for */
  async service(history: History, execArgv: readonly string[] = []): Promise<ServiceServer> {
    const child = this.#start<ServiceCalls>('bench/servers/service.ts', execArgv);
    const url = await child.call('start', this.file('db'), history);
    return {
      child,
      url,
      socketUrl: url.replace(/^http/, 'ws'),
      [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
    };
  }

  async peer(kind: PeerKind, file: string | null, execArgv: readonly string[] = []): Promise<Server<PeerCalls>> {
    const child = this.#start<PeerCalls>('bench/servers/peer.ts', execArgv);
    const socketUrl = await child.call('start', kind, file);
    return { child, socketUrl, [Symbol.asyncDispose]: () => child[Symbol.asyncDispose]() };
  }

  /** A path for a new file, which is removed with the rest. */
  file(extension: string): string {
    return this.#program.file(extension);
  }

  /** Ends every process that it started. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#children].map((child) => child[Symbol.asyncDispose]()));
    this.#children.clear();
  }

  #start<Offered extends Calls>(source: string, execArgv: readonly string[] = []): Child<Offered> {
    const child = new Child<Offered>(this.#program.script(source), execArgv);
    this.#children.add(child);
    return child;
  }
}
