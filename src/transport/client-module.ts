import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { CACHE, loadFile, sendFile } from './static-files.ts';

/** Where the build lays the module; the same from the sources and from what they are compiled to. */
const BUNDLE_FOLDER = fileURLToPath(new URL('../../dist/bundle/', import.meta.url));
const MODULE = 'client.js';

/**
 * Serves the client as one module at `/client.js`, so that a page without a build imports it from the service that it asks,
 * in the version that fits. Where it was not built, the address says so and all else works.
 */
export function serveClientModule(app: FastifyInstance): void {
  const file = loadFile(BUNDLE_FOLDER + MODULE);
  app.get(`/${MODULE}`, async (request, reply) => {
    if (file === null) return reply.code(503).send('The client is not bundled: npm run build does it.\n');
    // Its name has no hash: browsers ask whether it is still the same.
    return sendFile(request, reply, file, CACHE.CHECKED);
  });
}
