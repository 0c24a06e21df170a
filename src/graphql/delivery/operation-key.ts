import { type DocumentNode, Kind, print, visit } from 'graphql';

/**
 * Tells operations apart by what their results depend on: the text, and the variables that are used anywhere but in the
 * arguments of the subscription's own field. Those say what to replay; what is told of a frame does not depend on them.
 */
export function operationKey(
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): string {
  const { text, names } = keyPartsOf(document);
  const used = names.filter((name) => name in variables).map((name) => [name, variables[name]]);
  return JSON.stringify([text, operationName ?? null, used]);
}

interface KeyParts {
  readonly text: string;
  /** Variables whose values count. */
  readonly names: readonly string[];
}

const parts = new WeakMap<DocumentNode, KeyParts>();

function keyPartsOf(document: DocumentNode): KeyParts {
  const known = parts.get(document);
  if (known !== undefined) return known;
  const bare = withoutRootArguments(document);
  const names = new Set<string>();
  visit(bare, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void names.add(name.value),
  });
  const found = { text: print(bare), names: [...names].sort() };
  parts.set(document, found);
  return found;
}

/** Root fields may stand in fragments; then their arguments count, and less is shared. */
function withoutRootArguments(document: DocumentNode): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
      const selections = definition.selectionSet.selections.map((selection) =>
        selection.kind === Kind.FIELD ? { ...selection, arguments: [] } : selection,
      );
      return { ...definition, variableDefinitions: [], selectionSet: { ...definition.selectionSet, selections } };
    }),
  };
}
