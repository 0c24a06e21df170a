import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface PlaygroundTab {
  readonly query: string;
  readonly variables?: string;
}

/** The page carries its whole program inline and asks no other host for anything, which this lets the browser enforce. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self' ws: wss:",
  "frame-ancestors 'self'",
].join('; ');

interface Page {
  readonly body: Buffer;
  readonly etag: string;
}

/** Serves the playground to browsers that open the GraphQL endpoint; made and compressed on the first visit. */
export function servePlayground(app: FastifyInstance, path: string, tabs: readonly PlaygroundTab[]): void {
  let page: Promise<Page> | null = null;
  app.addHook('onRequest', async (request, reply) => {
    if (!asksForPage(request, path)) return;
    page ??= renderPage(path, tabs);
    await sendPage(request, reply, await page);
    return reply;
  });
}

function asksForPage(request: FastifyRequest, path: string): boolean {
  const [pathname] = request.url.split('?');
  return request.method === 'GET' && pathname === path && (request.headers.accept ?? '').includes('text/html');
}

async function renderPage(endpoint: string, tabs: readonly PlaygroundTab[]): Promise<Page> {
  // Nine megabytes of program, which a service that no browser visits need not read.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({
    endpoint,
    title: 'Backchannel: playground',
    subscriptionsProtocol: 'WS',
    defaultTabs: tabs.map(({ query, variables }) => ({ query, ...(variables !== undefined && { variables }) })),
    headers: '{}',
  });
  const body = await promisify(gzip)(html);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}

async function sendPage(request: FastifyRequest, reply: FastifyReply, { body, etag }: Page): Promise<void> {
  reply.headers({
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'cache-control': 'no-cache',
    vary: 'accept, accept-encoding',
    etag,
  });
  if (request.headers['if-none-match'] === etag) await reply.code(304).send();
  // Every browser takes gzip, and nobody else asks for a page.
  else await reply.headers({ 'content-encoding': 'gzip' }).type('text/html; charset=utf-8').send(body);
}
