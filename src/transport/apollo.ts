import { ApolloServer, type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { ExecutionResult } from 'graphql';
import type { Viewer } from '../domain/authority.ts';
import type { GraphqlPipeline } from '../graphql/pipeline.ts';

interface HttpContext {
  readonly viewer: Viewer;
}

/** GraphQL over HTTP: Apollo Server reads requests and writes responses, and the pipeline does the rest. */
export function createApollo(app: FastifyInstance, pipeline: GraphqlPipeline): ApolloServer<HttpContext> {
  return new ApolloServer<HttpContext>({
    schema: pipeline.schema,
    parseOptions: pipeline.parseOptions,
    formatError: pipeline.formatError,
    // The pipeline validates, and decides on introspection.
    dangerouslyDisableValidation: true,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [fastifyApolloDrainPlugin(app), ApolloServerPluginCacheControlDisabled(), runIn(pipeline)],
  });
}

/** Answers every request in place of Apollo's own execution, so that nothing runs which the pipeline did not check. */
function runIn(pipeline: GraphqlPipeline): ApolloServerPlugin<HttpContext> {
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ request, source, document, contextValue: { viewer } }) => {
        const { operationName, variables } = request;
        const prepared = pipeline.prepare({ query: source, document, operationName, variables }, viewer, null);
        return prepared.args === null
          ? responseOf({ errors: prepared.errors }, 400)
          : responseOf(await pipeline.execute(prepared.args));
      },
    }),
  };
}

function responseOf({ errors, ...result }: ExecutionResult, status?: number): GraphQLResponse {
  return {
    http: { headers: new HeaderMap(), ...(status !== undefined && { status }) },
    body: {
      kind: 'single',
      singleResult: errors === undefined ? result : { ...result, errors: errors.map((error) => error.toJSON()) },
    },
  };
}
