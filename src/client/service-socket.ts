/**
 * One socket to the service, from opening to end. It is never opened again: graphql-ws would repeat the first arguments of
 * the replay, and with them an old cursor.
 */
import { type Client, createClient } from 'graphql-ws/client';
import { authorization, type Endpoint, endpointUrl } from './endpoint.ts';
import { ReplayError, type ServiceError, toClosing, toReplayError } from './errors.ts';
import type { Operation, ServiceResponse } from './request.ts';

/** From the opening of a socket to the acknowledgement of the service. */
const ACKNOWLEDGED_WITHIN_MS = 10_000;
/** How long after its last message the service gets a ping, */
const PING_AFTER_MS = 10_000;
/** and how long it may take to answer. A socket can be dead for hours without a close event. */
const PONG_WITHIN_MS = 10_000;

export class ServiceSocket {
  /** Resolves with the reason when the socket has ended; never rejects. */
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
      // Otherwise graphql-ws tries again by itself after a normal closure.
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

  /** Runs a subscription. `take` gets each result as it arrives, until the socket has ended. */
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
          if (!this.#isDone)
            this.#end(new ReplayError('CONNECTION_LOST', 'The service ended the replay without a last frame.'));
        },
      },
    );
  }

  /** @throws ReplayError if the service refuses the operation, or the connection is lost before the answer */
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
          complete: () => reject(new ReplayError('BAD_RESPONSE', 'The service sent no result for the operation.')),
        },
      );
    });
  }

  /** Ends it at once: results that are still on their way are dropped. */
  drop(reason: ReplayError): void {
    this.#end(reason);
    // `ws` throws where nobody can catch it when a socket is closed before it is open.
    if (this.#isOpen) this.#client.terminate();
    else this.#dispose();
  }

  /** The subscription is complete: the socket closes by itself after the answers that are still due. */
  finish(): void {
    this.#isDone = true;
  }

  /** Ends it with a normal closure. */
  close(): void {
    this.#end(new ReplayError('OVER', 'The replay has been closed.'));
    this.#dispose();
  }

  /** Closes the socket; a socket that is still opening closes right after that. */
  #dispose(): void {
    Promise.resolve(this.#client.dispose()).catch(() => undefined);
  }

  #toError(problem: unknown): ReplayError {
    return Array.isArray(problem) ? toReplayError(problem as ServiceError[]) : toClosing(problem, this.#url);
  }

  #awaitPong(): void {
    clearTimeout(this.#pong);
    const silent = () => this.drop(new ReplayError('CONNECTION_LOST', `The service at ${this.#url} does not answer.`));
    this.#pong = setTimeout(silent, PONG_WITHIN_MS);
  }
}
