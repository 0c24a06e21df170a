import type { IncomingMessage } from 'node:http';

/** @returns whether a page of the request's origin may use the service; requests without an origin come from no page */
export type OriginCheck = (request: IncomingMessage) => boolean;

/**
 * @param allowed origins; empty: any
 * @param hostOf the host that the client asked for
 */
export function originCheck(
  allowed: readonly string[],
  hostOf: (request: IncomingMessage) => string | undefined,
): OriginCheck {
  const known = new Set(allowed.map(normalOrigin));
  return (request) => {
    const { origin } = request.headers;
    if (origin === undefined || known.size === 0) return true;
    return known.has(normalOrigin(origin)) || isOwn(origin, hostOf(request));
  };
}

/** By the host alone, because a proxy that ends TLS need not say which protocol the client uses. */
function isOwn(origin: string, host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(origin)) return false;
  const { protocol, host: own } = new URL(origin);
  return URL.canParse(`${protocol}//${host}`) && new URL(`${protocol}//${host}`).host === own;
}

function normalOrigin(origin: string): string {
  return URL.canParse(origin) && new URL(origin).origin !== 'null' ? new URL(origin).origin : origin.toLowerCase();
}
