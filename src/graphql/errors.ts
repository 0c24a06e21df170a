import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError, isValueNode } from 'graphql';
import { DomainError } from '../errors.ts';
import { literalPath } from './argument-path.ts';

export interface ErrorMaskOptions {
  /** Whether GraphQL may suggest names of the schema. */
  readonly hints: boolean;
  /** Gets each error whose message the client does not see, and the id that the client sees instead. */
  readonly onUnexpectedError: (error: unknown, requestId: string) => void;
}

/**
 * graphql-js can't leave its suggestions out, and has no code for them, so the text of the message is needed. A
 * suggestion would show names of the schema to a client that may not ask for the schema.
 */
const SUGGESTION = / Did you mean .*\?$/s;

/** The one place that decides what clients see of an error. */
export class ErrorMask {
  readonly #options: ErrorMaskOptions;

  constructor(options: ErrorMaskOptions) {
    this.#options = options;
  }

  format(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
    const shown = this.#logged(formatError(formatted, error), error);
    return this.#options.hints ? shown : { ...shown, message: shown.message.replace(SUGGESTION, '') };
  }

  /** Logs an error whose message the client does not see. */
  #logged(shown: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
    if (!isHidden(error)) return shown;
    const requestId = randomUUID();
    this.#options.onUnexpectedError(originalErrorOf(error), requestId);
    return { ...shown, extensions: { ...shown.extensions, requestId } };
  }

  maskResult(result: ExecutionResult): ExecutionResult {
    if (result.errors === undefined) return result;
    return { ...result, errors: result.errors.map((error) => this.mask(error)) };
  }

  mask(error: GraphQLError): GraphQLError {
    const { message, extensions } = this.format(error.toJSON(), error);
    const { nodes, source, positions, path } = error;
    return new GraphQLError(message, {
      nodes: nodes ?? null,
      source: source ?? null,
      positions: positions ?? null,
      path: path ?? null,
      extensions: extensions ?? null,
    });
  }
}

/**
 * A `DomainError` keeps its message, its code and its argument. An error of GraphQL itself keeps its message and its
 * code. Any other error keeps nothing.
 */
function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { message, path, locations } = formatted;
  const where = { ...(path && { path }), ...(locations && { locations }) };
  const cause = originalErrorOf(error);
  if (cause instanceof DomainError) {
    const argument = cause.location.path ?? literalArgument(error);
    return {
      message: cause.publicMessage,
      ...where,
      extensions: { code: cause.code, ...(argument !== undefined && { argument }) },
    };
  }
  if (cause instanceof GraphQLError) {
    // Apollo gives this code to its own errors without a code: they are mistakes of the client.
    const given = formatted.extensions?.['code'];
    const code = cause.extensions['code'] ?? (given === 'INTERNAL_SERVER_ERROR' ? null : given) ?? 'BAD_USER_INPUT';
    return { message, ...where, extensions: { code } };
  }
  return { message: 'Internal server error', ...where, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** The error itself: GraphQL wraps errors, and wraps those of scalars in variables once more. */
export function originalErrorOf(error: unknown): unknown {
  let cause = unwrapResolverError(error);
  while (cause instanceof GraphQLError && cause.originalError instanceof Error) cause = cause.originalError;
  return cause;
}

/** The error with this code, unless it has one of its own. */
export function withDefaultCode(code: string, error: unknown): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError('', { originalError: error as Error });
  error.extensions['code'] ??= code;
  return error;
}

/** The argument whose value a scalar refused in the text of the operation. */
function literalArgument(error: unknown): string | undefined {
  const [node] = (error instanceof GraphQLError ? error.nodes : undefined) ?? [];
  return node !== undefined && isValueNode(node) ? literalPath(node) : undefined;
}

function isHidden(error: unknown): boolean {
  const cause = originalErrorOf(error);
  return cause instanceof DomainError ? cause.isForOperator : !(cause instanceof GraphQLError);
}
