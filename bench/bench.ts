import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import type { Calls } from './calls.ts';
import { Child } from './child.ts';
import type { ClientCalls } from './clients.ts';
import type { GreedyCalls } from './greedy-clients.ts';
import type { History } from './history.ts';
import type { Program } from './program.ts';
import type { ImporterCalls } from './servers/importer.ts';
import type { PeerCalls, PeerKind } from './servers/peer.ts';
import type { ServiceCalls } from './servers/service.ts';

/** A server in its own process. */
export interface Server<Offered extends Calls> extends AsyncDisposable {
  readonly child: Child<Offered>;
  readonly socketUrl: string;
}

export interface ServiceServer extends Server<ServiceCalls> {
  /** The address of the GraphQL endpoint. */
  readonly url: string;
}

export type BenchOptions = Pick<Bench, 'isQuick' | 'largeStore' | 'mailbox' | 'slack'>;

/** Starts the processes that a scenario needs. Disposing the bench ends all processes that still run. */
export class Bench implements AsyncDisposable {
  readonly isQuick: boolean;
  /** The number of entries in a large store in this run. */
  readonly largeStore: number;
  /** The mailbox for the measurement. Null for a generated one. */
  readonly mailbox: string | null;
  /** By how much a figure may miss its bound; 1 for the goals. */
  readonly slack: number;
  readonly #program: Program;
  readonly #children = new Set<AsyncDisposable>();

  constructor(program: Program, { isQuick, largeStore, mailbox, slack }: BenchOptions) {
    this.#program = program;
    this.isQuick = isQuick;
    this.largeStore = largeStore;
    this.mailbox = mailbox;
    this.slack = slack;
  }

  clients(): Child<ClientCalls> {
    return this.#start<ClientCalls>('bench/clients.ts');
  }

  greedyClients(): Child<GreedyCalls> {
    return this.#start<GreedyCalls>('bench/greedy-clients.ts');
  }

  /** @param execArgv the options of Node.js: `--expose-gc` to measure its memory */
  async service(history: History, execArgv: readonly string[] = []): Promise<ServiceServer> {
    const child = this.#start<ServiceCalls>('bench/servers/service.ts', execArgv);
    return this.#serving(child, await child.call('start', this.file('db'), history));
  }

  /** The service on an existing store. */
  async serviceOver(file: string): Promise<ServiceServer> {
    const child = this.#start<ServiceCalls>('bench/servers/service.ts');
    return this.#serving(child, await child.call('serve', file));
  }

  importer(): Child<ImporterCalls> {
    return this.#start<ImporterCalls>('bench/servers/importer.ts');
  }

  /** The file of a store with a generated correspondence. It is built once and kept for later runs. */
  async archive(entries: number): Promise<string> {
    const file = await this.#program.archive(entries);
    if (existsSync(file)) return file;
    await using importer = this.importer();
    const unfinished = this.file('db');
    await importer.call('build', unfinished, entries);
    await rename(unfinished, file);
    return file;
  }

  #serving(child: Child<ServiceCalls>, url: string): ServiceServer {
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

  /** A path for a temporary file. */
  file(extension: string): string {
    return this.#program.file(extension);
  }

  /** Ends all processes that it started. */
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
