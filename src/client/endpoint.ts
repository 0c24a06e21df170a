/** The address of the service, and the token to send. */
export interface Endpoint {
  /**
   * Address of the service (with a slash at its end) or of its GraphQL endpoint: `http(s)://` or `ws(s)://`. In a browser the default is `/graphql`
   * of the page's own host.
   */
  readonly url?: string | undefined;
  /** A bearer token, or a function that returns one; it is called for each connection and request. */
  readonly token?: string | (() => string | Promise<string>) | undefined;
}

/** @throws TypeError if `url` is not an address, or is missing outside a browser */
export function endpointUrl({ url }: Endpoint, protocol: 'http' | 'ws'): string {
  const { location } = globalThis as { readonly location?: { readonly href: string } };
  if (url === undefined && location === undefined)
    throw new TypeError(
      '`url` is missing: outside a browser, give the address of the service, such as http://127.0.0.1:4000.',
    );
  const address = new URL(url ?? '/graphql', location?.href);
  if (address.pathname.endsWith('/')) address.pathname += 'graphql';
  address.protocol = address.protocol.replace(/^(http|ws)/, protocol);
  return address.href;
}

/** The value of the `Authorization` header; undefined without a token. */
export async function authorization({ token }: Endpoint): Promise<string | undefined> {
  const value = typeof token === 'function' ? await token() : token;
  return value === undefined ? undefined : `Bearer ${value}`;
}
