import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The folder of the built page. The path is right from the sources and from the compiled program. */
const PLAYGROUND_FOLDER = fileURLToPath(new URL('../../dist/playground/', import.meta.url));

/** The page loads nothing from other hosts. Its editor adds inline styles while it runs. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/**
 * Serves the playground to browsers that open the GraphQL endpoint, compressed at build time. Browsers keep files with
 * a hash in their name forever. If the page was not built, the answer says so, and everything else works.
 */
export async function servePlayground(app: FastifyInstance, path: string): Promise<void> {
  const isBuilt = existsSync(`${PLAYGROUND_FOLDER}index.html`);
  app.addHook('onRequest', async (request, reply) => {
    if (!asksForPage(request, path)) return;
    if (!isBuilt) return reply.code(503).send('The playground is not built: npm run build makes it.\n');
    // The same address also answers GraphQL requests, as JSON.
    reply.headers({ 'content-security-policy': CONTENT_SECURITY_POLICY, vary: 'accept, accept-encoding' });
    return reply.sendFile('index.html', PLAYGROUND_FOLDER, { maxAge: 0, immutable: false });
  });
  if (!isBuilt) return;
  await app.register(fastifyStatic, {
    root: `${PLAYGROUND_FOLDER}playground`,
    prefix: '/playground/',
    decorateReply: !app.hasReplyDecorator('sendFile'),
    index: false,
    preCompressed: true,
    maxAge: '365d',
    immutable: true,
  });
}

function asksForPage(request: FastifyRequest, path: string): boolean {
  const [pathname] = request.url.split('?');
  return request.method === 'GET' && pathname === path && (request.headers.accept ?? '').includes('text/html');
}
