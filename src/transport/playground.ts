import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { packageFile } from '../package-files.ts';
import { CACHE, loadFile, loadFolder, sendFile, serveAssets } from './static-files.ts';

const PLAYGROUND_FOLDER = fileURLToPath(packageFile('dist/playground/'));

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
 * Serves the playground to browsers that open the GraphQL endpoint. If the page was not built, it says so, and
 * everything else works.
 */
export function servePlayground(app: FastifyInstance, path: string): void {
  const page = loadFile(`${PLAYGROUND_FOLDER}index.html`);
  app.addHook('onRequest', async (request, reply) => {
    if (!asksForPage(request, path)) return;
    if (page === null) return reply.code(503).send('The playground is not built: npm run build makes it.\n');
    // The same address answers queries, as JSON.
    const vary = [reply.getHeader('vary'), 'accept'].filter(Boolean).join(', ');
    reply.headers({ 'content-security-policy': CONTENT_SECURITY_POLICY, vary });
    return sendFile(request, reply, page, CACHE.CHECKED);
  });
  serveAssets(app, '/playground', loadFolder(`${PLAYGROUND_FOLDER}playground`));
}

function asksForPage(request: FastifyRequest, path: string): boolean {
  const [pathname] = request.url.split('?');
  return request.method === 'GET' && pathname === path && (request.headers.accept ?? '').includes('text/html');
}
