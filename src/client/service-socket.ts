/**
 * One socket to the service, from its opening to its end. It is never opened again: graphql-ws would repeat a replay's first
 * arguments, and with them a cursor that is long past.
 */
import { type Client, createClient } from 'graphql-ws/client';
import { authorization, type Endpoint, endpointUrl } from './endpoint.ts';
import { ReplayError, type ServiceError, toClosing, toReplayError } from './errors.ts';
import type { Operation, ServiceResponse } from './request.ts';

/** From the opening of a socket to the word that it is accepted. */
const ACKNOWLEDGED_WITHIN_MS = 10_000;
/** Silence after which the service is asked whether it is there, */
const PING_AFTER_MS = 10_000;
/** and within which it must answer: a socket can be dead for hours without being closed. */
const PONG_WITHIN_MS = 10_000;

export class ServiceSocket {
  /** Why it ended; it never rejects. */
  readonly over: Promise<ReplayError>;
  readonly #url: string;
  readonly #client: Client;
  #end: (reason: ReplayError) => void = () => undefined;
  #isOpen = false;
  #isDone = false;
  #isOver = false;
  #pong: ReturnType<typeof setTimeout> | undefined;

  get isOver(): boolean {
    return this.#isOver;
  }

  static async open(endpoint: Endpoint): Promise<ServiceSocket> {
    const { WebSocket } = globalThis as { readonly WebSocket?: unknown };
    return new ServiceSocket(endpoint, WebSocket ?? (await import('ws')).WebSocket);
  }

  private constructor(endpoint: Endpoint, webSocketImpl: unknown) {
    this.#url = endpointUrl(endpoint, 'ws');
    this.over = new Promise((resolve) => {
      this.#end = (reason) => {
        this.#isOver = true;
        clearTimeout(this.#pong);
        resolve(reason);
      };
    });
    const closed = (event: unknown) => {
      this.#end(toClosing(event, this.#url));
      // Else it would try again by itself after a normal closure.
      this.#dispose();
    };
    this.#client = createClient({
      url: this.#url,
      webSocketImpl,
      connectionParams: async () => {
        const value = await authorization(endpoint);
        return value === undefined ? undefined : { authorization: value };
      },
      retryAttempts: 0,
      connectionAckWaitTimeout: ACKNOWLEDGED_WITHIN_MS,
      keepAlive: PING_AFTER_MS,
      on: {
        connected: () => (this.#isOpen = true),
        error: closed,
        closed,
        ping: (isTheirs) => !isTheirs && this.#awaitPong(),
        pong: () => clearTimeout(this.#pong),
      },
    });
  }

  /** Runs a subscription; what comes of it before the connection is over is handed over as it comes. */
  subscribe(query: string, variables: Record<string, unknown>, take: (data: unknown) => void): void {
    this.#client.subscribe(
      { query, variables },
      {
        next: ({ data, errors }: ServiceResponse<unknown>) => {
          if (this.#isOver) return;
          if (errors !== undefined && errors.length > 0) this.#end(toReplayError(errors));
          else if (data) take(data);
        },
        error: (problem) => this.#end(this.#toError(problem)),
        complete: () => {
          if (!this.#isDone) this.#end(new ReplayError('CONNECTION_LOST', 'The service broke the replay off'));
        },
      },
    );
  }

  /** @throws ReplayError what the service refuses, or why the connection was lost before it answered */
  run<Data, Variables extends Record<string, unknown>>(
    operation: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    return new Promise((resolve, reject) => {
      void this.over.then(reject);
      this.#client.subscribe<Data>(
        { query: operation.toString(), variables },
        {
          next: ({ data, errors }: ServiceResponse<Data>) => {
            if (errors !== undefined && errors.length > 0) reject(toReplayError(errors));
            else if (data) resolve(data);
          },
          error: (problem) => reject(this.#toError(problem)),
          complete: () => reject(new ReplayError('BAD_RESPONSE', 'The service did not answer')),
        },
      );
    });
  }

  /** Ends it at once: nothing that is still under way comes out of it. */
  drop(reason: ReplayError): void {
    this.#end(reason);
    // To close a socket of `ws` that is not open yet is an error that nobody could catch.
    if (this.#isOpen) this.#client.terminate();
    else this.#dispose();
  }

  /** Nothing more is to come of the subscription: it closes by itself, once what is still asked is answered. */
  finish(): void {
    this.#isDone = true;
  }

  /** Ends it in order. */
  close(): void {
    this.#end(new ReplayError('OVER', 'The replay was closed'));
    this.#dispose();
  }

  /** Closes the socket, as soon as it is open where it is not yet. */
  #dispose(): void {
    Promise.resolve(this.#client.dispose()).catch(() => undefined);
  }

  #toError(problem: unknown): ReplayError {
    return Array.isArray(problem) ? toReplayError(problem as ServiceError[]) : toClosing(problem, this.#url);
  }

  #awaitPong(): void {
    clearTimeout(this.#pong);
    const silent = () => this.drop(new ReplayError('CONNECTION_LOST', `The service at ${this.#url} is silent`));
    this.#pong = setTimeout(silent, PONG_WITHIN_MS);
  }
}
