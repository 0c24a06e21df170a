import { type Operation, request, type RequestOptions } from '../../client/client.ts';

/** The address of the page, which the service itself serves: a proxy may show both below a path. */
export const SERVICE_URL = new URL('.', location.href).href;

/** Sends an operation to the service of the page. */
export function askService<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  options: Omit<RequestOptions, 'url'> = {},
): Promise<Result> {
  return request(operation, variables, { ...options, url: SERVICE_URL });
}
