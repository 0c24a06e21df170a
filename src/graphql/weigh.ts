/** The checks that need the variables of an operation. Validation sees only its text. */
import { type DocumentNode, getOperationAST, getVariableValues, GraphQLError, type GraphQLSchema, Kind } from 'graphql';
import { DomainError } from '../errors.ts';
import { variablePath } from './argument-path.ts';
import { originalErrorOf } from './errors.ts';
import { costError, variablesError } from './limits.ts';
import type { OperationCosts } from './operation-cost.ts';

interface Selected {
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The error of an operation that is not in the document, whose variables are wrong, or that costs too much; or null. */
export function weighOperation(
  schema: GraphQLSchema,
  costs: OperationCosts,
  document: DocumentNode,
  { operationName, variables }: Selected,
): GraphQLError | null {
  const operation = getOperationAST(document, operationName);
  if (operation === null || operation === undefined) {
    return new GraphQLError('Set operationName to the name of one operation in the document.');
  }
  const given = variables ?? {};
  const tooLong = variablesError(given);
  if (tooLong !== null) return tooLong;
  const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 1 });
  const [wrong] = errors ?? [];
  if (wrong !== undefined) return located(schema, wrong, given);
  return costError(costs.costOf(document, operation, coerced ?? {}));
}

/** The error of a variable; if a scalar found it, with the variable and the path in it. */
function located(schema: GraphQLSchema, error: GraphQLError, given: Readonly<Record<string, unknown>>): GraphQLError {
  const { message, nodes } = error;
  const cause = originalErrorOf(error);
  const [definition] = nodes ?? [];
  if (!(cause instanceof DomainError) || definition?.kind !== Kind.VARIABLE_DEFINITION) return error;
  const path = variablePath(schema, definition, given[definition.variable.name.value]);
  const originalError = new DomainError(cause.code, cause.message, { path }, { cause });
  return new GraphQLError(message, { nodes: nodes ?? null, originalError });
}
