import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { packageFile } from '../package-files.ts';
import { CACHE, loadFile, loadFolder, sendFile, serveAssets } from './static-files.ts';

const PLAYER_FOLDER = fileURLToPath(packageFile('dist/player/'));

/** The page loads nothing from other hosts. Other pages may embed it in a frame only if its address has `embed`. */
function contentSecurityPolicy(mayBeFramed: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self' ws: wss:",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${mayBeFramed ? '*' : "'self'"}`,
  ].join('; ');
}

/** Serves the player at `/`. If the page was not built, `/` says so, and everything else works. */
export function servePlayer(app: FastifyInstance): void {
  const page = loadFile(`${PLAYER_FOLDER}index.html`);
  if (page === null) {
    app.get('/', async (_request, reply) => reply.code(503).send('The player is not built: npm run build makes it.\n'));
    return;
  }
  serveAssets(app, '/assets', loadFolder(`${PLAYER_FOLDER}assets`));
  app.get<{ Querystring: { embed?: string } }>('/', async (request, reply) => {
    const mayBeFramed = request.query.embed !== undefined;
    reply.header('content-security-policy', contentSecurityPolicy(mayBeFramed));
    if (mayBeFramed) reply.removeHeader('x-frame-options');
    return sendFile(request, reply, page, CACHE.CHECKED);
  });
}
