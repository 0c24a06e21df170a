/** Controls of a replay, over HTTP or WebSocket. */
import { type Client } from 'graphql-ws';
import type { TestService } from './service.ts';
import { connect, STATUS, type Status } from './subscriber.ts';

/** The result of a control: the status, or the code and argument of the error. */
export type Controlled = { readonly status: Status } | { readonly code: unknown; readonly argument: unknown };

/** Runs an operation and returns the status in its answer. */
export type SendOperation = (operation: string, variables?: Record<string, unknown>) => Promise<Controlled>;

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> | undefined }[] | undefined;
}

export function overHttp(service: TestService, token?: string): SendOperation {
  return async (operation, variables = {}) => outcomeOf(await service.ask(operation, variables, token));
}

/** Each operation uses its own socket. */
export function overWebSocket(service: TestService, token?: string): SendOperation {
  return async (query, variables = {}) => {
    const client: Client = connect(service.socketUrl, token);
    try {
      return outcomeOf(await firstOf(client, query, variables));
    } finally {
      await client.dispose();
    }
  };
}

/** The answer of a query or mutation over WebSocket. A refused operation gives an answer with errors. */
export function firstOf(client: Client, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    client.subscribe(
      { query, variables },
      {
        next: resolve,
        error: (problem) => {
          if (Array.isArray(problem)) resolve({ errors: problem as NonNullable<Answer['errors']> });
          else reject(new Error('The socket closed', { cause: problem }));
        },
        complete: () => undefined,
      },
    );
  });
}

interface Keyed {
  readonly replayId?: string;
  readonly controlKey?: string | null;
}

/** @param args in GraphQL, such as `entries: 2` */
export function controlling(name: string, { replayId = '', controlKey = null }: Keyed, args = ''): string {
  const given = [
    `replayId: ${JSON.stringify(replayId)}`,
    controlKey && `controlKey: ${JSON.stringify(controlKey)}`,
    args,
  ];
  return `mutation { ${name}(${given.filter(Boolean).join(', ')}) { ${STATUS} } }`;
}

export function statusIn(controlled: Controlled): Status {
  if ('status' in controlled) return controlled.status;
  throw new Error(`Refused: ${JSON.stringify(controlled)}`);
}

function outcomeOf({ data, errors = [] }: Answer): Controlled {
  const [error] = errors;
  if (error !== undefined) return { code: error.extensions?.['code'], argument: error.extensions?.['argument'] };
  const [status] = Object.values(data ?? {});
  return { status: status as Status };
}
