/**
 * How the playground asks: queries and mutations by HTTP, subscriptions over a WebSocket of their own. The headers of the
 * editor go with both, over a WebSocket as the payload of its `connection_init`.
 */
import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { type DocumentNode, type ExecutionResult, getOperationAST, GraphQLError, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import type { FrameLog } from './frame-log.ts';
import type { FrameLogs } from './frame-logs.ts';
import type { OperationHistory } from './operation-history.ts';

type Headers = Readonly<Record<string, unknown>>;
type Results = AsyncIterableIterator<ExecutionResult>;

/** What the playground's own question for the schema is called. */
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

/** GraphiQL reads the operation's name a moment after its text was replaced: a name that is not in it is the old one. */
function understand(given: FetcherParams): { readonly params: FetcherParams; readonly kind: string | undefined } {
  const document = parsed(given.query);
  const named = document && getOperationAST(document, given.operationName);
  if (named) return { params: given, kind: named.operation };
  const params = { ...given, operationName: null };
  return { params, kind: document === null ? undefined : getOperationAST(document)?.operation };
}

/** What is wrong with it, the service says. */
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
    // What a replay told is on the page: a retry would play it once more from its start.
    retryAttempts: 0,
  });
  return client.iterate({ query, variables: variables as Record<string, unknown>, operationName }) as Results;
}

/** Results go to a log; the first alone is handed on to GraphiQL, which writes each over the one before. */
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

/** A socket says why it closed; what was wrong with the operation comes as a list of errors. */
function inWords(reason: unknown): string {
  if (reason instanceof CloseEvent) return `The connection was closed: ${reason.reason || reason.code}`;
  if (Array.isArray(reason)) return reason.map((error: Error) => error.message).join('\n');
  return reason instanceof Error ? reason.message : 'The service could not be reached.';
}
