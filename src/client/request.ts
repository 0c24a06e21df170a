import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { authorization, type Endpoint, endpointUrl } from './endpoint.ts';
import { ReplayError, type ServiceError, toReplayError } from './errors.ts';

/** An operation as text that knows what it takes and what it answers, as graphql-codegen writes it; or a plain string. */
export type Operation<Result, Variables> = DocumentTypeDecoration<Result, Variables> & { toString(): string };

export interface RequestOptions extends Endpoint {
  readonly signal?: AbortSignal | undefined;
}

/** The answer to a GraphQL operation, over HTTP or the WebSocket. */
export interface ServiceResponse<Result> {
  readonly data?: Result | null | undefined;
  readonly errors?: readonly ServiceError[] | undefined;
}

/**
 * Asks the service one question over HTTP.
 *
 * @throws ReplayError with the code of the first error, `CONNECTION_LOST` where nobody answers, `BAD_RESPONSE` where
 *   something else than the service does; and the signal's reason where it is aborted
 */
export async function request<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  options: RequestOptions = {},
): Promise<Result> {
  const url = endpointUrl(options, 'http');
  const token = await authorization(options);
  const { status, text } = await post(url, JSON.stringify({ query: operation.toString(), variables }), {
    token,
    signal: options.signal,
  });
  const { data, errors } = parse<Result>(text, `${url} answered with status ${status}, and not in GraphQL`);
  if (errors !== undefined && errors.length > 0) throw toReplayError(errors);
  if (data === null || data === undefined) throw new ReplayError('BAD_RESPONSE', `${url} answered with no data`);
  return data;
}

async function post(
  url: string,
  body: string,
  { token, signal }: { readonly token: string | undefined; readonly signal: AbortSignal | undefined },
): Promise<{ readonly status: number; readonly text: string }> {
  const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: token }) };
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: signal ?? null });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    signal?.throwIfAborted();
    throw new ReplayError('CONNECTION_LOST', `The service at ${url} can't be reached`, undefined, { cause: error });
  }
}

function parse<Result>(text: string, problem: string): ServiceResponse<Result> {
  try {
    return JSON.parse(text) as ServiceResponse<Result>;
  } catch (error) {
    throw new ReplayError('BAD_RESPONSE', problem, undefined, { cause: error });
  }
}
