import { type DocumentNode, Kind, print, visit } from 'graphql';

/**
 * A key of everything that the result of a frame depends on: the text of the operation, and the variables that it uses
 * outside the arguments of the root field. The arguments of the root field only choose the frames.
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
  /** The variables whose values are part of the key. */
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

/** A root field in a fragment keeps its arguments: then fewer subscriptions share a renderer. */
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
