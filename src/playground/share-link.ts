/**
 * A question in an address: `/graphql#query=…&variables=…`, both percent-encoded as in a form (`URLSearchParams`), the
 * variables as JSON. It is in the fragment, which browsers do not send to the server. Headers are left out, so a link never
 * holds a token.
 */
export interface SharedQuestion {
  readonly query: string;
  /** JSON; empty without variables. */
  readonly variables: string;
}

/** The fragment of an address, without its `#`. */
export function toFragment({ query, variables }: SharedQuestion): string {
  const parameters = new URLSearchParams({ query });
  if (variables.trim() !== '') parameters.set('variables', variables);
  return parameters.toString();
}

/** @param hash with or without `#`. @returns null without a question */
export function fromFragment(hash: string): SharedQuestion | null {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const query = parameters.get('query');
  return query === null ? null : { query, variables: parameters.get('variables') ?? '' };
}
