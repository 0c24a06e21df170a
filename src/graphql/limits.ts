/**
 * The limits of an operation: its size, and its cost (`operation-cost.ts`).
 *
 * A refusal costs little more than parsing: both are worked out on the document, and each fragment is measured once.
 */
import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/**
 * Tokens of a document. The parser stops at this number, so nothing nests deeper either. The parser recurses for every
 * bracket; twice as many would overflow its stack.
 */
export const MAX_TOKENS = 1_000;

/** Errors that are reported for one document. graphql-js adds a fifth one, which says that there are more. */
export const MAX_ERRORS = 4;

/** Values of one list in the variables, at any depth. So it also limits the items of one put mutation. */
const MAX_VARIABLE_VALUES = 1_000;

const MAX_DEPTH = 25;
const MAX_ALIASES = 100;
const MAX_DIRECTIVES = 50;

/** Fields of an operation, with every fragment expanded. */
const MAX_FIELDS = 400;

/** The highest cost of an operation, by the directives of the schema. */
const MAX_COST = 100_000;

interface DocumentSize {
  readonly depth: number;
  readonly fields: number;
}

const NOTHING: DocumentSize = { depth: 0, fields: 0 };

/** The limits that need no variables, as a validation rule. */
export function limitsRule(context: ValidationContext): ASTVisitor {
  return {
    Document(document: DocumentNode) {
      const { aliases, directives } = countIn(document);
      if (aliases > MAX_ALIASES) context.reportError(over('aliases', aliases, MAX_ALIASES));
      if (directives > MAX_DIRECTIVES) context.reportError(over('directives', directives, MAX_DIRECTIVES));
      for (const operation of operationsOf(document)) {
        const { depth, fields } = new SizeMeasurer(document).measure(operation.selectionSet);
        if (depth > MAX_DEPTH) context.reportError(over('levels', depth, MAX_DEPTH));
        if (fields > MAX_FIELDS) context.reportError(over('fields', fields, MAX_FIELDS));
      }
    },
  };
}

/** The error of variables with a list that is too long, or null. JSON limits how deep they nest. */
export function variablesError(variables: Readonly<Record<string, unknown>>): GraphQLError | null {
  const open: unknown[] = [variables];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value) && value.length > MAX_VARIABLE_VALUES) {
      return over('values in one list', value.length, MAX_VARIABLE_VALUES);
    }
    for (const member of Object.values(value)) open.push(member);
  }
  return null;
}

/** The error of an operation that costs too much, or null. */
export function costError(cost: number): GraphQLError | null {
  if (cost <= MAX_COST) return null;
  return limitExceeded(
    `The operation costs ${cost}, but at most ${MAX_COST} is allowed. Ask for fewer fields or shorter pages. The schema says what each field costs.`,
  );
}

function over(what: string, count: number, limit: number): GraphQLError {
  return limitExceeded(`The operation has ${count} ${what} but at most ${limit} are allowed. Ask for less at once.`);
}

function limitExceeded(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } });
}

function operationsOf(document: DocumentNode): OperationDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

/** Counts without recursion, because a client decides how deep a document is. */
function countIn(document: DocumentNode): { aliases: number; directives: number } {
  const counts = { aliases: 0, directives: 0 };
  const open: (SelectionSetNode | undefined)[] = [];
  for (const definition of document.definitions) {
    if (!('selectionSet' in definition)) continue;
    counts.directives += definition.directives?.length ?? 0;
    open.push(definition.selectionSet);
  }
  for (let set = open.pop(); set !== undefined || open.length > 0; set = open.pop()) {
    for (const selection of set?.selections ?? []) {
      counts.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD && selection.alias !== undefined) counts.aliases += 1;
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet !== undefined)
        open.push(selection.selectionSet);
    }
  }
  return counts;
}

/** The fragments of a document by their names. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** Measures each fragment once. */
class SizeMeasurer {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #measured = new Map<string, DocumentSize>();

  constructor(document: DocumentNode) {
    this.#fragments = fragmentsOf(document);
  }

  measure(set: SelectionSetNode | undefined): DocumentSize {
    let { depth, fields } = NOTHING;
    for (const selection of set?.selections ?? []) {
      const part = this.#measureSelection(selection);
      depth = Math.max(depth, part.depth);
      fields += part.fields;
    }
    return { depth, fields };
  }

  #measureSelection(selection: SelectionSetNode['selections'][number]): DocumentSize {
    switch (selection.kind) {
      case Kind.FIELD: {
        const inner = this.measure(selection.selectionSet);
        return { depth: inner.depth + 1, fields: inner.fields + 1 };
      }
      case Kind.INLINE_FRAGMENT:
        return this.measure(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.#measureFragment(selection.name.value);
    }
  }

  /** A fragment inside itself counts as nothing; another validation rule reports it. */
  #measureFragment(name: string): DocumentSize {
    const known = this.#measured.get(name);
    if (known !== undefined) return known;
    this.#measured.set(name, NOTHING);
    const measured = this.measure(this.#fragments.get(name)?.selectionSet);
    this.#measured.set(name, measured);
    return measured;
  }
}
