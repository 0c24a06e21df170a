import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Where the build lays the module; the same from the sources and from what they are compiled to. */
const BUNDLE_FOLDER = fileURLToPath(new URL('../../dist/bundle/', import.meta.url));
const MODULE = 'client.js';

/**
 * Serves the client as one module at `/client.js`, so that a page without a build imports it from the service that it asks,
 * in the version that fits. Where it was not built, the address says so and all else works.
 */
export async function serveClientModule(app: FastifyInstance): Promise<void> {
  if (!existsSync(BUNDLE_FOLDER + MODULE)) {
    app.get(`/${MODULE}`, async (_request, reply) =>
      reply.code(503).send('The client is not bundled: npm run build does it.\n'),
    );
    return;
  }
  if (!app.hasReplyDecorator('sendFile')) {
    await app.register(fastifyStatic, { root: BUNDLE_FOLDER, serve: false, preCompressed: true });
  }
  // Its name has no hash: browsers ask whether it is still the same.
  app.get(`/${MODULE}`, async (_request, reply) =>
    reply.sendFile(MODULE, BUNDLE_FOLDER, { maxAge: 0, immutable: false }),
  );
}
