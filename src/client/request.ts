import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { authorization, type Endpoint, endpointUrl } from './endpoint.ts';
import { ReplayError, type ServiceError, toReplayError } from './errors.ts';

/** A GraphQL operation: a plain string, or a text with the types of its variables and its result, from graphql-codegen. */
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
 * Sends one GraphQL operation over HTTP.
 *
 * @throws ReplayError with the code of the first error; with `CONNECTION_LOST` if the service cannot be reached; with
 *   `BAD_RESPONSE` if the response is not GraphQL
 * @throws the reason of the signal, if it is aborted
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
  const { data, errors } = parse<Result>(
    text,
    `${url} did not return a GraphQL response (HTTP status ${status}). Check the address of the service.`,
  );
  if (errors !== undefined && errors.length > 0) throw toReplayError(errors);
  if (data === null || data === undefined)
    throw new ReplayError('BAD_RESPONSE', `${url} returned a response without data.`);
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
    throw new ReplayError('CONNECTION_LOST', `The service at ${url} cannot be reached.`, undefined, { cause: error });
  }
}

function parse<Result>(text: string, problem: string): ServiceResponse<Result> {
  try {
    return JSON.parse(text) as ServiceResponse<Result>;
  } catch (error) {
    throw new ReplayError('BAD_RESPONSE', problem, undefined, { cause: error });
  }
}
