import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, isValueNode } from 'graphql';
import { DomainError } from '../errors.ts';
import { literalPath } from './argument-path.ts';

/**
 * The one place where errors become what a client sees: a `DomainError` with its code and where it was found, GraphQL's
 * own errors as they are, and everything else without a word of what it was.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { message, path, locations } = formatted;
  const where = { ...(path && { path }), ...(locations && { locations }) };
  const cause = rootOf(error);
  if (cause instanceof DomainError) {
    const argument = cause.location.path ?? literalArgument(error);
    return {
      message: cause.message,
      ...where,
      extensions: { code: cause.code, ...(argument !== undefined && { argument }) },
    };
  }
  if (cause instanceof GraphQLError) {
    // Apollo calls whatever a rule of validation reports a failed validation; the rule may have said more.
    const code = cause.extensions['code'] ?? formatted.extensions?.['code'] ?? 'BAD_USER_INPUT';
    return { message, ...where, extensions: { code } };
  }
  return { message: 'Internal server error', ...where, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** Errors are wrapped by GraphQL, and those of scalars once more by the coercion of variables. */
export function rootOf(error: unknown): unknown {
  let cause = unwrapResolverError(error);
  while (cause instanceof GraphQLError && cause.originalError instanceof Error) cause = cause.originalError;
  return cause;
}

/** The argument that holds the value which a scalar refused, where it stands in the text of the operation. */
function literalArgument(error: unknown): string | undefined {
  const [node] = (error instanceof GraphQLError ? error.nodes : undefined) ?? [];
  return node !== undefined && isValueNode(node) ? literalPath(node) : undefined;
}

/** What was not foreseen, for the log: null for errors that a client caused. */
export function unforeseen(error: unknown): unknown {
  const cause = rootOf(error);
  return cause instanceof DomainError || cause instanceof GraphQLError ? null : cause;
}
