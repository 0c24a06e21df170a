/**
 * HTTP: the GraphQL endpoint, the player, the playground, the client's module, health and metrics.
 *
 * `close` answers the requests in flight, closes every socket with 1001, and takes at most `SHUTDOWN_TIMEOUT_MS`.
 */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import fastifyApollo from '@as-integrations/fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { DoorConfig } from '../config.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import { DomainError } from '../errors.ts';
import type { GraphqlPipeline } from '../graphql/pipeline.ts';
import type { Logger } from '../logger.ts';
import { createApollo } from './apollo.ts';
import { admitRequest } from './authentication.ts';
import { limitBodies } from './body-limit.ts';
import { serveClientModule } from './client-module.ts';
import { MAX_WRITTEN_BYTES, SHUTDOWN_TIMEOUT_MS } from './limits.ts';
import { addressFinder, hostFinder } from './client-address.ts';
import { ClientLimits } from './client-limits.ts';
import { corsOptions, limitRequests, redirectToPages, securityHeaders, withoutPrefix } from './door.ts';
import { createMetrics } from './metrics.ts';
import { originCheck } from './origins.ts';
import { servePlayer } from './player.ts';
import { servePlayground } from './playground.ts';
import { limitUnread } from './unread-answers.ts';
import { attachWebSockets } from './websocket-server.ts';

const GRAPHQL_PATH = '/graphql';

export interface HttpServerOptions {
  readonly pipeline: GraphqlPipeline;
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  /** Origins whose pages may connect; empty: any. */
  readonly allowedOrigins: readonly string[];
  readonly door: DoorConfig;
  /** Rejects while the service can't answer queries. */
  readonly checkReady: () => Promise<void>;
}

export interface HttpServer {
  /** @returns the address, with the real port. */
  listen(host: string, port: number): Promise<string>;
  close(): Promise<void>;
}

export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { pipeline, authenticator, allowedOrigins, door } = options;
  const limits = new ClientLimits(door);
  const metrics = createMetrics(limits.unsent);
  const addressOf = addressFinder(door.trustedProxies);
  const hostOf = hostFinder(door.trustedProxies);
  const isAllowed = originCheck(allowedOrigins, hostOf);
  const app: FastifyInstance = fastify({
    bodyLimit: MAX_WRITTEN_BYTES,
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    trustProxy: door.trustedProxies.length === 0 ? false : [...door.trustedProxies],
    rewriteUrl: ({ url = '/' }) => withoutPrefix(url, door.pathPrefix),
    routerOptions: { ignoreTrailingSlash: true },
  });
  app.addHook('onResponse', async (_request, reply) => metrics.requests.inc({ status: String(reply.statusCode) }));
  answerErrorsAsJson(app, options.logger);
  limitBodies(app, authenticator);
  limitRequests(app, limits, addressOf);
  limitUnread(app, GRAPHQL_PATH, limits, addressOf);
  await app.register(helmet, securityHeaders(door));
  await app.register(cors, corsOptions(allowedOrigins, isAllowed));
  redirectToPages(app, door.pathPrefix);
  servePlayer(app);
  servePlayground(app, GRAPHQL_PATH);
  serveClientModule(app);
  serveOperations(app, metrics, options);

  const apollo = createApollo(app, pipeline);
  await apollo.start();
  await app.register(fastifyApollo(apollo), {
    path: GRAPHQL_PATH,
    context: async ({ headers, raw }, reply) => ({
      viewer: await admitRequest(authenticator, headers),
      client: addressOf(raw),
      gone: whenGone(reply.raw),
    }),
  });
  const sockets = attachWebSockets(app.server, {
    pipeline,
    authenticator,
    limits,
    addressOf,
    isAllowed,
    pathOf: ({ url = '/' }) => withoutPrefix(url, door.pathPrefix).split('?')[0] ?? '/',
    metrics,
    path: GRAPHQL_PATH,
    logger: options.logger,
  });

  return {
    listen: (host, port) => app.listen({ host, port }),
    async close() {
      const timeout = setTimeout(() => app.server.closeAllConnections(), SHUTDOWN_TIMEOUT_MS);
      await sockets.close();
      await app.close();
      await apollo.stop();
      clearTimeout(timeout);
    },
  };
}

/** Aborted when the connection closes before the response has gone out. */
function whenGone(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort(new Error('The client is gone'));
  });
  return gone.signal;
}

/** Every error below GraphQL has one shape: a status, a message and a code, without a stack. */
function answerErrorsAsJson(app: FastifyInstance, logger: Logger): void {
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500)
      return reply.code(status).send({ errors: [{ message: error.message, extensions: { code: error.code } }] });
    const requestId = randomUUID();
    logger.error({ requestId, err: error }, 'a request failed');
    const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId };
    return reply.code(status).send({ errors: [{ message: 'Internal server error', extensions }] });
  });
  // A form on any page can send the other types, so they are refused with any content.
  app.addContentTypeParser('*', (request, _payload, done) => {
    const type = request.headers['content-type'] ?? '';
    done(
      Object.assign(new Error(`Send JSON, not ${type.slice(0, 80)}`), {
        statusCode: 400,
        code: 'UNSUPPORTED_MEDIA_TYPE',
      }),
    );
  });
  app.addHook('onRequest', async (request, reply) => {
    const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
    if (charset === undefined || /^utf-?8$/i.test(charset)) return;
    return reply.code(415).send({ errors: [{ message: 'Send UTF-8', extensions: { code: 'UNSUPPORTED_CHARSET' } }] });
  });
}

function serveOperations(
  app: FastifyInstance,
  metrics: ReturnType<typeof createMetrics>,
  { checkReady, logger }: Pick<HttpServerOptions, 'checkReady' | 'logger'>,
): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await checkReady();
      return { status: 'ready' };
    } catch (error) {
      const requestId = randomUUID();
      const isExpected = error instanceof DomainError;
      if (isExpected) logger.warn({ requestId, error: error.message }, 'the service is not ready');
      else logger.error({ requestId, err: error }, 'the readiness check failed');
      const reason = isExpected ? error.publicMessage : 'Internal server error';
      return reply.code(503).send({ status: 'not ready', reason, requestId });
    }
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.render()));
}
