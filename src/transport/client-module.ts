import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { packageFile } from '../package-files.ts';
import { CACHE, loadFile, sendFile } from './static-files.ts';

const BUNDLE_FOLDER = fileURLToPath(packageFile('dist/bundle/'));
const MODULE = 'client.js';

/**
 * Serves the client as one module at `/client.js`, so that a page without a build can import it from the service in the
 * version that fits. If it was not built, `/client.js` says so, and everything else works.
 */
export function serveClientModule(app: FastifyInstance): void {
  const file = loadFile(BUNDLE_FOLDER + MODULE);
  app.get(`/${MODULE}`, async (request, reply) => {
    if (file === null) return reply.code(503).send('The client is not built: npm run build makes it.\n');
    // Its name has no hash, so browsers must ask whether it has changed.
    return sendFile(request, reply, file, CACHE.CHECKED);
  });
}
