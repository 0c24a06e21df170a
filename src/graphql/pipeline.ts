/**
 * The pipeline that every operation goes through, from HTTP and from WebSocket: parse, validate, weigh, execute. Limits,
 * the viewer's context and the masking of errors are applied here and nowhere else.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { authorityKey, type Viewer } from '../domain/authority.ts';
import type { Watch } from '../replay/watch.ts';
import { createContext, type Services } from './context.ts';
import { Audiences } from './delivery/audience.ts';
import { Delivery } from './delivery/delivery.ts';
import { FrameCache } from './delivery/frame-cache.ts';
import { FrameRenderer } from './delivery/frame-renderer.ts';
import type { FrameSink } from './delivery/frame-sink.ts';
import { operationKey } from './delivery/operation-key.ts';
import { ErrorMask, withDefaultCode } from './errors.ts';
import { limitsRule, MAX_ERRORS, MAX_TOKENS } from './limits.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { weighOperation } from './weigh.ts';

/** An operation as a client sends it. */
export interface OperationRequest {
  readonly query: string;
  /** The query as a document, from a door that parses by itself. */
  readonly document?: DocumentNode | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** An operation that passed all checks, or the errors of one that did not. */
export type Prepared =
  | { readonly args: ExecutionArgs; readonly errors: null }
  | { readonly args: null; readonly errors: readonly GraphQLError[] };

export interface PipelineOptions {
  readonly services: Services;
  /** Whether clients may ask for the schema; if not, no error hints at it either. */
  readonly introspection: boolean;
  /** Gets each unexpected error, of which the client sees nothing. */
  readonly onUnexpectedError: (error: unknown) => void;
}

/** Documents and renderers that are kept for the next client that sends the same. */
const MAX_DOCUMENTS = 500;

const SCHEMA_FILE = new URL('../../schema.graphql', import.meta.url);

export class GraphqlPipeline {
  readonly schema: GraphQLSchema = makeExecutableSchema({ typeDefs: readFileSync(SCHEMA_FILE, 'utf8'), resolvers });
  readonly parseOptions = { maxTokens: MAX_TOKENS };
  readonly #services: Services;
  readonly #errors: ErrorMask;
  readonly #rules: readonly ValidationRule[];
  /** Valid documents by their text. */
  readonly #documents = new LRUCache<string, DocumentNode>({ max: MAX_DOCUMENTS });
  readonly #frames = new FrameCache();
  readonly #audiences = new Audiences();
  /** One for all subscriptions with the same operation and the same authority. */
  readonly #renderers = new LRUCache<string, FrameRenderer>({ max: MAX_DOCUMENTS });

  constructor({ services, introspection, onUnexpectedError }: PipelineOptions) {
    this.#services = services;
    this.#errors = new ErrorMask({ hints: introspection, onUnexpectedError });
    const rules = [...specifiedRules, limitsRule];
    this.#rules = introspection ? rules : [...rules, NoSchemaIntrospectionCustomRule];
  }

  /** Masks an error that was found before the operation came here. */
  readonly formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError =>
    this.#errors.format(formatted, error);

  /**
   * Parses, validates and weighs an operation. Never throws.
   *
   * @param sink where the frames of a subscription go; null at a door that takes no subscriptions
   */
  prepare(request: OperationRequest, viewer: Viewer, sink: FrameSink | null): Prepared {
    const { operationName, variables: variableValues } = request;
    let document;
    try {
      document = this.#documents.get(request.query) ?? request.document ?? parse(request.query, this.parseOptions);
    } catch (error) {
      return this.#refuse('GRAPHQL_PARSE_FAILED', [error]);
    }
    try {
      const errors = this.#validate(request.query, document);
      if (errors.length > 0) return this.#refuse('GRAPHQL_VALIDATION_FAILED', errors);
      const error = weighOperation(this.schema, document, request) ?? checkDoor(document, operationName, sink);
      if (error !== null) return this.#refuse('BAD_USER_INPUT', [error]);
    } catch (error) {
      return this.#refuse('INTERNAL_SERVER_ERROR', [error]);
    }
    const operation = { schema: this.schema, document, operationName, variableValues };
    const deliver = (watch: Watch) => this.#deliver(watch, sink, operation, viewer);
    return { args: { ...operation, contextValue: createContext(this.#services, viewer, deliver) }, errors: null };
  }

  /** Executes a query or a mutation. */
  async execute(args: ExecutionArgs): Promise<ExecutionResult> {
    return this.#toClient(await execute(args));
  }

  /** Opens a subscription, whose frames go to its sink once the delivery runs; the result has the errors if it fails. */
  async subscribe(args: ExecutionArgs): Promise<Delivery | ExecutionResult> {
    const stream = await createSourceEventStream(args);
    return stream instanceof Delivery ? stream : this.#toClient(stream as ExecutionResult);
  }

  #validate(query: string, document: DocumentNode): readonly GraphQLError[] {
    if (this.#documents.has(query)) return [];
    const errors = validate(this.schema, document, this.#rules, { maxErrors: MAX_ERRORS });
    if (errors.length === 0) this.#documents.set(query, document);
    return errors;
  }

  #deliver(watch: Watch, sink: FrameSink | null, operation: ExecutionArgs, viewer: Viewer): Delivery {
    if (sink === null) throw new Error('A subscription came in by a door that takes none');
    return new Delivery({
      watch,
      sink,
      renderer: this.#rendererFor(operation, viewer),
      audiences: this.#audiences,
      failed: (error) => this.#toClient({ errors: [withDefaultCode('INTERNAL_SERVER_ERROR', error)] }),
    });
  }

  #rendererFor(operation: ExecutionArgs, viewer: Viewer): FrameRenderer {
    const { document, operationName, variableValues } = operation;
    const key = `${authorityKey(viewer)} ${operationKey(document, operationName, variableValues ?? {})}`;
    const renderer =
      this.#renderers.get(key) ??
      new FrameRenderer({
        key: randomUUID(),
        cache: this.#frames,
        commit: () => this.#services.replays.head,
        // Each batch gets a context of its own: the loaders of one context would remember the whole replay.
        argumentsFor: () => ({ ...operation, contextValue: createContext(this.#services, viewer, null) }),
        toClient: (result) => this.#toClient(result),
      });
    this.#renderers.set(key, renderer);
    return renderer;
  }

  #refuse(code: string, errors: readonly unknown[]): Prepared {
    return { args: null, errors: errors.map((error) => this.#errors.mask(withDefaultCode(code, error))) };
  }

  #toClient(result: ExecutionResult): ExecutionResult {
    if (result.errors === undefined) return result;
    return { ...result, errors: result.errors.map((error) => this.#errors.mask(error)) };
  }
}

function checkDoor(
  document: DocumentNode,
  operationName: string | null | undefined,
  sink: FrameSink | null,
): GraphQLError | null {
  const isSubscription = getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION;
  if (!isSubscription || sink !== null) return null;
  return new GraphQLError('Send a subscription over a WebSocket (graphql-transport-ws), not over HTTP.');
}
