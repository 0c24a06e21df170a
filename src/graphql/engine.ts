/**
 * Runs operations for both doors, HTTP and WebSocket: one schema, one list of limits, one form of errors.
 */
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
import type { Viewer } from '../domain/authority.ts';
import { DomainError } from '../errors.ts';
import { systemClock } from '../replay/clock.ts';
import type { RecordReader } from '../store/store.ts';
import { variablePath } from './argument-path.ts';
import { createContext, type GraphqlContext } from './context.ts';
import { formatError, rootOf, unforeseen } from './errors.ts';
import { costError, limitsRule, MAX_ERRORS, MAX_TOKENS, variablesError } from './limits.ts';
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
  /** The results as they come; the first one with errors is the last. */
  subscribe(args: ExecutionArgs): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
}

interface EngineOptions {
  readonly reader: RecordReader;
  /** Whether anybody may ask for the schema; where not, no error hints at it either. */
  readonly introspection: boolean;
  /** Told what was not foreseen, which the client doesn't get to see. */
  readonly onUnforeseen: (error: unknown) => void;
}

const SCHEMA_FILE = new URL('../../schema.graphql', import.meta.url);

export function createEngine({ reader, introspection, onUnforeseen }: EngineOptions): GraphqlEngine {
  const schema = makeExecutableSchema({ typeDefs: readFileSync(SCHEMA_FILE, 'utf8'), resolvers });
  const parseOptions = { maxTokens: MAX_TOKENS };
  const validationOptions = { maxErrors: MAX_ERRORS };
  const validationRules = introspection ? [limitsRule] : [limitsRule, NoSchemaIntrospectionCustomRule];
  const newContext = (viewer: Viewer) => createContext(reader, viewer, systemClock);
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
        const document = parse(query, parseOptions);
        const errors = validate(schema, document, [...specifiedRules, ...validationRules], validationOptions);
        if (errors.length > 0) return refuse('GRAPHQL_VALIDATION_FAILED', ...errors);
        const refusal = weigh({ operationName, variables }, document);
        if (refusal !== null) return refuse('BAD_USER_INPUT', refusal);
        return { schema, document, operationName, variableValues: variables, contextValue: newContext(viewer) };
      } catch (error) {
        return refuse('GRAPHQL_PARSE_FAILED', error);
      }
    },
    execute: async (args) => toClient(await execute(args)),
    async subscribe(args) {
      const events = await createSourceEventStream(args);
      if (!(Symbol.asyncIterator in events)) return toClient(events);
      // Each frame is an operation of its own, with loaders of its own: else they would remember the whole replay.
      const { viewer } = args.contextValue as GraphqlContext;
      const run = (event: unknown) => execute({ ...args, rootValue: event, contextValue: newContext(viewer) });
      return results(events[Symbol.asyncIterator](), {
        run: async (event) => toClient(await run(event)),
        fail: (error) => toClient({ errors: [withCode('INTERNAL_SERVER_ERROR', error)] }),
      });
    },
  };
}

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

interface Resulting {
  readonly run: (event: unknown) => Promise<ExecutionResult>;
  /** The last result of a source that threw. */
  readonly fail: (error: unknown) => ExecutionResult;
}

/** Written out, because a generator could not be ended while it waits for its source. */
function results(events: AsyncIterator<unknown>, { run, fail }: Resulting): AsyncIterableIterator<ExecutionResult> {
  const done: IteratorResult<ExecutionResult> = { done: true, value: undefined };
  let failed = false;
  const end = async () => {
    await events.return?.();
    return done;
  };
  return {
    async next() {
      if (failed) return end();
      try {
        const event = await events.next();
        if (event.done === true) return done;
        const value = await run(event.value);
        failed = value.errors !== undefined;
        return { done: false, value };
      } catch (error) {
        failed = true;
        return { done: false, value: fail(error) };
      }
    },
    return: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
