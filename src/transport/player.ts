import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The folder of the built page. The path is right from the sources and from the compiled program. */
const PLAYER_FOLDER = fileURLToPath(new URL('../../dist/player/', import.meta.url));

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

/**
 * Serves the player at `/`, compressed at build time. Browsers keep files with a hash in their name forever. If the
 * page was not built, `/` says so, and everything else works.
 */
export async function servePlayer(app: FastifyInstance): Promise<void> {
  if (!existsSync(`${PLAYER_FOLDER}index.html`)) {
    app.get('/', async (_request, reply) => reply.code(503).send('The player is not built: npm run build makes it.\n'));
    return;
  }
  await app.register(fastifyStatic, {
    root: `${PLAYER_FOLDER}assets`,
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    maxAge: '365d',
    immutable: true,
  });
  app.get<{ Querystring: { embed?: string } }>('/', async (request, reply) => {
    const mayBeFramed = request.query.embed !== undefined;
    reply.header('content-security-policy', contentSecurityPolicy(mayBeFramed));
    if (mayBeFramed) reply.removeHeader('x-frame-options');
    return reply.sendFile('index.html', PLAYER_FOLDER, { maxAge: 0, immutable: false });
  });
}
