/**
 * Handles what all HTTP requests share: the limits of the address, the headers that protect pages, the prefix of a
 * proxy.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyCorsOptionsDelegate, FastifyCorsOptions } from '@fastify/cors';
import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { DoorConfig } from '../config.ts';
import type { ClientLimits } from './client-limits.ts';
import type { OriginCheck } from './origins.ts';

/** Supervisors ask for these, and must get an answer even while a client floods the service. */
const UNLIMITED: readonly string[] = ['/healthz', '/readyz', '/metrics'];

/** The policy for answers that are not pages. A page sets its own. */
const NOT_A_PAGE = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };

/** Counts every request, also for pages and for addresses that do not exist. */
export function limitRequests(
  app: FastifyInstance,
  limits: ClientLimits,
  addressOf: (request: IncomingMessage) => string,
): void {
  app.addHook('onRequest', async (request, reply) => {
    const [path = ''] = request.url.split('?');
    if (UNLIMITED.includes(path)) return;
    const wait = limits.count(addressOf(request.raw));
    if (wait === null) return;
    reply.code(429).header('retry-after', wait);
    return reply.send({ errors: [{ message: limits.refusal(wait), extensions: { code: 'LIMIT_EXCEEDED' } }] });
  });
}

export function securityHeaders({ hstsMs }: DoorConfig): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: { useDefaults: false, directives: NOT_A_PAGE },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: hstsMs === null ? false : { maxAge: Math.floor(hstsMs / 1_000), includeSubDomains: false },
  };
}

export function corsOptions(allowed: readonly string[], isAllowed: OriginCheck) {
  if (allowed.length === 0) return { origin: '*', credentials: false };
  const delegator: FastifyCorsOptionsDelegate = (request, done) => {
    const { origin } = request.headers;
    const options: FastifyCorsOptions = { origin: origin !== undefined && isAllowed(request.raw) ? origin : false };
    done(null, { ...options, credentials: false });
  };
  return { delegator };
}

/** The pages use relative addresses, so they need the slash at the end of the prefix. */
export function redirectToPages(app: FastifyInstance, prefix: string): void {
  if (prefix === '') return;
  app.addHook('onRequest', async ({ originalUrl }, reply) => {
    const [path, query] = originalUrl.split('?');
    if (path === prefix) return reply.redirect(`${prefix}/${query === undefined ? '' : `?${query}`}`, 308);
  });
}

/** The address without the prefix, which some proxies keep and others strip. */
export function withoutPrefix(url: string, prefix: string): string {
  if (prefix === '' || !url.startsWith(prefix)) return url;
  const rest = url.slice(prefix.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : url;
}
