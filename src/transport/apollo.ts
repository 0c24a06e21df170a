import { ApolloServer, type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { OperationSender } from '../graphql/operation.ts';
import { bytesOf, type JsonText } from '../graphql/execution/json-text.ts';
import type { GraphqlPipeline } from '../graphql/pipeline.ts';

export interface HttpContext extends Omit<OperationSender, 'sink'> {
  /** Aborted when the client has hung up. */
  readonly gone: AbortSignal;
}

/** GraphQL over HTTP: Apollo Server reads requests and writes responses, and the pipeline does the rest. */
export function createApollo(app: FastifyInstance, pipeline: GraphqlPipeline): ApolloServer<HttpContext> {
  return new ApolloServer<HttpContext>({
    schema: pipeline.schema,
    parseOptions: pipeline.parseOptions,
    formatError: pipeline.formatError,
    stringifyResult: ({ data, ...rest }) =>
      data instanceof AnswerText ? data.toFastify() : JSON.stringify({ ...rest, ...(data !== undefined && { data }) }),
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

/** A whole answer that is JSON already. Apollo takes it as the data of a result. */
class AnswerText {
  readonly #text: JsonText;

  constructor(text: JsonText) {
    this.#text = text;
  }

  /** Apollo passes it on without reading it, and Fastify takes bytes as well. */
  toFastify(): string {
    const text = this.#text;
    return typeof text === 'string' ? text : (bytesOf(text) as unknown as string);
  }
}

/**
 * Answers every request in place of Apollo's own execution, so that only operations run that the pipeline has checked.
 */
function runIn(pipeline: GraphqlPipeline): ApolloServerPlugin<HttpContext> {
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ request, source, document, contextValue: { gone, ...sender } }) => {
        const { operationName, variables } = request;
        const prepared = pipeline.prepare(
          { query: source, document, operationName, variables },
          { ...sender, sink: null },
        );
        return prepared.args === null
          ? refusal(prepared.errors)
          : answer(new AnswerText(await pipeline.execute(prepared.args, gone)));
      },
    }),
  };
}

function refusal(errors: readonly GraphQLError[]): GraphQLResponse {
  const singleResult = { errors: errors.map((error) => error.toJSON()) };
  return { http: { headers: new HeaderMap(), status: 400 }, body: { kind: 'single', singleResult } };
}

function answer(text: AnswerText): GraphQLResponse {
  // Apollo passes the data on to `stringifyResult` without reading it.
  const data = text as unknown as Record<string, unknown>;
  return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data } } };
}
