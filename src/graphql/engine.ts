/**
 * Runs operations for both doors, HTTP and WebSocket: one schema, one list of limits, one form of errors.
 */
import type { FrameSink } from './frame-sink.ts';
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
  getVariableValues,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { authorityKey, type Viewer } from '../domain/authority.ts';
import { DomainError } from '../errors.ts';
import { variablePath } from './argument-path.ts';
import { createContext, type GraphqlContext, type Services } from './context.ts';
import { Delivery, ReplaySource } from './delivery.ts';
import { formatError, rootOf, unforeseen } from './errors.ts';
import { FrameRenderer, Templates } from './frame-renderer.ts';
import { costError, limitsRule, MAX_ERRORS, MAX_TOKENS, variablesError } from './limits.ts';
import { operationKey } from './operation-key.ts';
import { resolvers } from './resolvers/resolvers.ts';

/** An operation as a client sends it. */
interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface GraphqlEngine {
  readonly schema: GraphQLSchema;
  readonly parseOptions: { readonly maxTokens: number };
  readonly validationRules: readonly ValidationRule[];
  readonly validationOptions: { readonly maxErrors: number };
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  createContext(viewer: Viewer): GraphqlContext;
  /** The error of an operation that would cost too much with these variables, or null. */
  weigh(request: Omit<OperationRequest, 'query'>, document: DocumentNode): GraphQLError | null;
  /** Parses, validates and weighs an operation; the errors where it is refused. Never throws. */
  prepare(request: OperationRequest, viewer: Viewer): ExecutionArgs | readonly GraphQLError[];
  execute(args: ExecutionArgs): Promise<ExecutionResult>;
  /** Begins a subscription, whose results go to the sink once it is run; the first one with errors is the last. */
  subscribe(args: ExecutionArgs, sink: FrameSink): Promise<Delivery | ExecutionResult>;
}

interface EngineOptions {
  readonly services: Services;
  /** Whether anybody may ask for the schema; where not, no error hints at it either. */
  readonly introspection: boolean;
  /** Told what was not foreseen, which the client doesn't get to see. */
  readonly onUnforeseen: (error: unknown) => void;
}

/** Operations that were checked and are kept, for the many who ask the same. */
const MAX_DOCUMENTS = 500;

const SCHEMA_FILE = new URL('../../schema.graphql', import.meta.url);

export function createEngine({ services, introspection, onUnforeseen }: EngineOptions): GraphqlEngine {
  const schema = makeExecutableSchema({ typeDefs: readFileSync(SCHEMA_FILE, 'utf8'), resolvers });
  const parseOptions = { maxTokens: MAX_TOKENS };
  const validationOptions = { maxErrors: MAX_ERRORS };
  const validationRules = introspection ? [limitsRule] : [limitsRule, NoSchemaIntrospectionCustomRule];
  const newContext = (viewer: Viewer) => createContext(services, viewer);
  const templates = new Templates();
  const documents = new LRUCache<string, DocumentNode>({ max: MAX_DOCUMENTS });
  /** One for all who ask the same with the same authority. */
  const renderers = new LRUCache<string, FrameRenderer>({ max: MAX_DOCUMENTS });
  const failed = (error: unknown) => toClient({ errors: [withCode('INTERNAL_SERVER_ERROR', error)] });
  const format = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unforeseen(error);
    if (cause !== null) onUnforeseen(cause);
    const shown = formatError(formatted, error);
    return introspection ? shown : { ...shown, message: shown.message.replace(SUGGESTION, '') };
  };
  const weigh = (request: Omit<OperationRequest, 'query'>, document: DocumentNode) =>
    weighOperation(schema, request, document);
  const toClient = (result: ExecutionResult): ExecutionResult =>
    result.errors === undefined ? result : { ...result, errors: result.errors.map((error) => masked(error, format)) };

  return {
    schema,
    parseOptions,
    validationRules,
    validationOptions,
    formatError: format,
    createContext: newContext,
    weigh,
    prepare({ query, operationName, variables }, viewer) {
      const refuse = (code: string, ...errors: readonly unknown[]) =>
        errors.map((error) => masked(withCode(code, error), format));
      try {
        const known = documents.get(query);
        const document = known ?? parse(query, parseOptions);
        const errors = known
          ? []
          : validate(schema, document, [...specifiedRules, ...validationRules], validationOptions);
        if (errors.length > 0) return refuse('GRAPHQL_VALIDATION_FAILED', ...errors);
        documents.set(query, document);
        const refusal = weigh({ operationName, variables }, document);
        if (refusal !== null) return refuse('BAD_USER_INPUT', refusal);
        return { schema, document, operationName, variableValues: variables, contextValue: newContext(viewer) };
      } catch (error) {
        return refuse('GRAPHQL_PARSE_FAILED', error);
      }
    },
    execute: async (args) => toClient(await execute(args)),
    async subscribe(args, sink) {
      const source = await createSourceEventStream(args);
      if (!(source instanceof ReplaySource)) return toClient(source as ExecutionResult);
      const { document, operationName, variableValues } = args;
      const { viewer } = args.contextValue as GraphqlContext;
      const operation = `${authorityKey(viewer)} ${operationKey(document, operationName, variableValues ?? {})}`;
      const renderer =
        renderers.get(operation) ??
        new FrameRenderer({
          key: randomUUID(),
          templates,
          commit: () => services.replays.head,
          // Each batch is an operation of its own, with loaders of its own: else they would remember the whole replay.
          argumentsFor: () => ({ schema, document, operationName, variableValues, contextValue: newContext(viewer) }),
          toClient,
        });
      renderers.set(operation, renderer);
      return new Delivery({ watch: source.watch, renderer, sink, failed });
    },
  };
}

/**
 * graphql-js cannot be told to leave its suggestions out, and has no code for them: only the text of the message shows them.
 * They would tell names of the schema to a client that may not ask for the schema.
 */
const SUGGESTION = / Did you mean .*\?$/s;

/** The error of an operation whose variables are wrong, or with which it would cost too much: validation sees neither. */
function weighOperation(
  schema: GraphQLSchema,
  { operationName, variables }: Omit<OperationRequest, 'query'>,
  document: DocumentNode,
): GraphQLError | null {
  const operation = getOperationAST(document, operationName);
  if (operation === null || operation === undefined) {
    return badRequest(new GraphQLError('Say which of the operations to run.'));
  }
  const given = variables ?? {};
  const tooLong = variablesError(given);
  if (tooLong !== null) return tooLong;
  const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 1 });
  const [wrong] = errors ?? [];
  if (wrong === undefined) return costError(document, operation, coerced ?? {});
  return badRequest(inVariable(schema, wrong, given));
}

/** The error of a variable; where a scalar found it, it says in which variable, and where in it. */
function inVariable(
  schema: GraphQLSchema,
  error: GraphQLError,
  given: Readonly<Record<string, unknown>>,
): GraphQLError {
  const { message, nodes } = error;
  const cause = rootOf(error);
  const [definition] = nodes ?? [];
  if (!(cause instanceof DomainError) || definition?.kind !== Kind.VARIABLE_DEFINITION) return error;
  const path = variablePath(schema, definition, given[definition.variable.name.value]);
  const located = new DomainError(cause.code, cause.message, { path }, { cause });
  return new GraphQLError(message, { nodes: nodes ?? null, originalError: located });
}

function badRequest(error: GraphQLError): GraphQLError {
  const { message, nodes, originalError } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    originalError: originalError ?? null,
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
}

/** The error with this code, unless it has one of its own. */
function withCode(code: string, error: unknown): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError('', { originalError: error as Error });
  error.extensions['code'] ??= code;
  return error;
}

function masked(error: GraphQLError, format: GraphqlEngine['formatError']): GraphQLError {
  const { message, extensions } = format(error.toJSON(), error);
  const { nodes, source, positions, path } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: extensions ?? null,
  });
}
