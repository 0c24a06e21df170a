/** Where the service is, and who asks. */
export interface Endpoint {
  /**
   * `http(s)://` or `ws(s)://`, of the service or of its GraphQL endpoint; in a browser, `/graphql` of the page's own host
   * if absent.
   */
  readonly url?: string | undefined;
  /** A bearer token, or what gets one: it is asked anew for each connection and request. */
  readonly token?: string | (() => string | Promise<string>) | undefined;
}

/** @throws TypeError for what is no address, or for none outside a browser */
export function endpointUrl({ url }: Endpoint, protocol: 'http' | 'ws'): string {
  const { location } = globalThis as { readonly location?: { readonly href: string } };
  if (url === undefined && location === undefined) throw new TypeError('Say at which url the service is.');
  const address = new URL(url ?? '/graphql', location?.href);
  if (address.pathname === '/') address.pathname = '/graphql';
  address.protocol = address.protocol.replace(/^(http|ws)/, protocol);
  return address.href;
}

/** The value of an `Authorization` header; undefined for who has no token. */
export async function authorization({ token }: Endpoint): Promise<string | undefined> {
  const value = typeof token === 'function' ? await token() : token;
  return value === undefined ? undefined : `Bearer ${value}`;
}
