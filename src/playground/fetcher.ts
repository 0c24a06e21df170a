/**
 * Sends operations: queries and mutations over HTTP, each subscription over a WebSocket of its own. Both carry the headers of
 * the editor; a WebSocket carries them in the payload of `connection_init`.
 */
import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { type DocumentNode, type ExecutionResult, getOperationAST, GraphQLError, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import type { FrameLog } from './frame-log.ts';
import type { FrameLogs } from './frame-logs.ts';
import type { OperationHistory } from './operation-history.ts';

type Headers = Readonly<Record<string, unknown>>;
type Results = AsyncIterableIterator<ExecutionResult>;

/** The name of the playground's own query for the schema. */
export const SCHEMA_QUERY = 'PlaygroundSchema';

/** @param endpoint address of the service's GraphQL, `http:` or `https:`. */
export function createFetcher(endpoint: string, logs: FrameLogs, history: OperationHistory): Fetcher {
  return (given, { headers = {} } = {}) => {
    if (given.operationName === SCHEMA_QUERY) return post(endpoint, given, headers);
    history.add({ query: given.query, variables: toJson(given.variables) });
    const { params, kind } = understand(given);
    if (kind === 'subscription') return logged(subscribe(endpoint, params, headers), logs.begin());
    logs.forget();
    return post(endpoint, params, headers);
  };
}

function toJson(variables: unknown): string {
  return variables === undefined ? '' : JSON.stringify(variables, null, 2);
}

/** After a change of the text, GraphiQL may still give the old operation name. It is dropped if the text does not have it. */
function understand(given: FetcherParams): { readonly params: FetcherParams; readonly kind: string | undefined } {
  const document = parsed(given.query);
  const named = document && getOperationAST(document, given.operationName);
  if (named) return { params: given, kind: named.operation };
  const params = { ...given, operationName: null };
  return { params, kind: document === null ? undefined : getOperationAST(document)?.operation };
}

/** @returns null for a syntax error: the service reports it */
function parsed(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

async function post(endpoint: string, params: FetcherParams, headers: Headers): Promise<ExecutionResult> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(params),
  });
  return (await response.json()) as ExecutionResult;
}

function subscribe(endpoint: string, { query, variables, operationName }: FetcherParams, headers: Headers): Results {
  const client = createClient({
    url: endpoint.replace(/^http/, 'ws'),
    connectionParams: headers,
    // A retry would play the replay once more from its start.
    retryAttempts: 0,
  });
  return client.iterate({ query, variables: variables as Record<string, unknown>, operationName }) as Results;
}

/** All results go to the log. GraphiQL gets only the first: it would overwrite each result with the next. */
function logged(results: Results, log: FrameLog): Results {
  const done: IteratorReturnResult<undefined> = { done: true, value: undefined };
  return {
    async next() {
      try {
        for (;;) {
          const step = await results.next();
          if (step.done === true) break;
          const isFirst = log.snapshot().total === 0;
          log.add(step.value);
          if (isFirst) return step;
        }
        log.finish('ended');
      } catch (reason) {
        log.add({ errors: [new GraphQLError(inWords(reason))] });
        log.finish('failed');
      }
      return done;
    },
    async return() {
      log.finish('stopped');
      await results.return?.();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** @param reason a close event of the socket, a list of errors of the operation, or another error */
function inWords(reason: unknown): string {
  if (reason instanceof CloseEvent) return `The connection was closed: ${reason.reason || reason.code}`;
  if (Array.isArray(reason)) return reason.map((error: Error) => error.message).join('\n');
  return reason instanceof Error ? reason.message : 'The service cannot be reached.';
}
