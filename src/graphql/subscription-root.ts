import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * The error of a subscription that cannot be opened over this protocol, or null.
 *
 * @param takesSubscriptions whether it is a WebSocket
 */
export function doorError(
  document: DocumentNode,
  operationName: string | null | undefined,
  takesSubscriptions: boolean,
): GraphQLError | null {
  if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) return null;
  if (takesSubscriptions) return conditionalRootError(document, operationName);
  return new GraphQLError('Send a subscription over a WebSocket (graphql-transport-ws), not over HTTP.');
}

/**
 * The error of a subscription whose one field can be left out: then there would be nothing to subscribe to. Otherwise
 * null.
 */
function conditionalRootError(document: DocumentNode, operationName: string | null | undefined): GraphQLError | null {
  const open: (SelectionSetNode | undefined)[] = [getOperationAST(document, operationName)?.selectionSet];
  const passed = new Set<string>();
  while (open.length > 0) {
    for (const selection of open.pop()?.selections ?? []) {
      const condition = selection.directives?.find(({ name }) => ['skip', 'include'].includes(name.value));
      if (condition !== undefined) {
        const message = `The field of a subscription cannot have @${condition.name.value}. Leave it out.`;
        return new GraphQLError(message, { nodes: condition });
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) open.push(selection.selectionSet);
      if (selection.kind !== Kind.FRAGMENT_SPREAD || passed.has(selection.name.value)) continue;
      passed.add(selection.name.value);
      open.push(fragmentOf(document, selection.name.value));
    }
  }
  return null;
}

function fragmentOf(document: DocumentNode, name: string): SelectionSetNode | undefined {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) return definition.selectionSet;
  }
  return undefined;
}
