/**
 * A question in an address: `/graphql#query=…&variables=…`, both percent-encoded as in a form (`URLSearchParams`), the
 * variables as JSON. It stands in the fragment, which no browser sends to a server. Headers have no place in it, and so
 * no token travels with a link.
 */
export interface SharedQuestion {
  readonly query: string;
  /** JSON; empty where there are none. */
  readonly variables: string;
}

/** The fragment of an address, without its `#`. */
export function toFragment({ query, variables }: SharedQuestion): string {
  const parameters = new URLSearchParams({ query });
  if (variables.trim() !== '') parameters.set('variables', variables);
  return parameters.toString();
}

/** @param hash with or without `#`. @returns null where it holds no question. */
export function fromFragment(hash: string): SharedQuestion | null {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const query = parameters.get('query');
  return query === null ? null : { query, variables: parameters.get('variables') ?? '' };
}
