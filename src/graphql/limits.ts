/**
 * The limits on what an operation may cost.
 *
 * A refusal costs little more than parsing: the cost is worked out on the document, and each fragment is measured once.
 */
import {
  type ASTVisitor,
  BREAK,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValueNode,
  visit,
} from 'graphql';
import { MAX_PAGE_SIZE } from './connection.ts';

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

/** Fields that an operation may resolve if every list has its full length. */
const MAX_COST = 100_000;

/** The assumed length of a list that has no size argument: the default page size, or a guess for plain lists. */
const DEFAULT_SIZES: Readonly<Record<string, number>> = {
  ...{ nearby: 20, context: 6 },
  ...{ relations: 3, participants: 2, recipients: 2, citations: 2, links: 2, about: 2, revisions: 2 },
};
const DEFAULT_SIZE = 50;

/** The cost of a field itself, if it is more than reading one value: these fields go through many entries. */
const WEIGHTS: Readonly<Record<string, number>> = {
  ...{ search: 2_000, histogram: 5_000, facets: 5_000, correspondence: 5_000 },
  totalCount: 5,
  // One operation may write about eight full lists.
  ...{ putActors: 10_000, putSources: 10_000, putLinks: 10_000, putEntries: 10_000, eraseEntry: 10_000 },
};

/** Fields that read a list of other entries for each of their own. */
const READING_FIELDS: ReadonlySet<string> = new Set([
  ...['context', 'nearby', 'relations', 'replies', 'replyLag', 'revisions', 'entries', 'totalCount'],
]);

/** Arguments that say how many times the fields below are resolved: page sizes, and lists with one result for each item. */
const SIZE_ARGUMENTS: readonly string[] = ['first', 'last', 'before', 'after', 'ids', 'input'];
const MAX_LIST_SIZE = Math.max(MAX_PAGE_SIZE, MAX_VARIABLE_VALUES);

interface Measure {
  readonly depth: number;
  readonly fields: number;
  readonly cost: number;
}

const NOTHING: Measure = { depth: 0, fields: 0, cost: 0 };

type Variables = Readonly<Record<string, unknown>>;

/** The limits that need no variables, as a validation rule. */
export function limitsRule(context: ValidationContext): ASTVisitor {
  return {
    Document(document: DocumentNode) {
      const { aliases, directives } = countIn(document);
      if (aliases > MAX_ALIASES) context.reportError(over('aliases', aliases, MAX_ALIASES));
      if (directives > MAX_DIRECTIVES) context.reportError(over('directives', directives, MAX_DIRECTIVES));
      for (const operation of operationsOf(document)) {
        const { depth, fields } = new Measurer(document, {}).measure(operation.selectionSet);
        if (depth > MAX_DEPTH) context.reportError(over('levels', depth, MAX_DEPTH));
        if (fields > MAX_FIELDS) context.reportError(over('fields', fields, MAX_FIELDS));
      }
    },
  };
}

/** The error of variables with a list that is too long, or null. JSON limits how deep they nest. */
export function variablesError(variables: Variables): GraphQLError | null {
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

/**
 * The error of an operation that would cost too much, or null.
 *
 * @param variables as coerced, with the defaults of those that were not given
 */
export function costError(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): GraphQLError | null {
  const { cost } = new Measurer(document, variables).measure(operation.selectionSet);
  return cost <= MAX_COST ? null : over('fields, if every list has its full length,', cost, MAX_COST);
}

/** Whether an operation reads more for a frame than the entry in it and the records that the entry names. */
export function readsMuch(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name }) {
      found ||= READING_FIELDS.has(name.value);
      return found ? BREAK : undefined;
    },
  });
  return found;
}

function over(what: string, count: number, limit: number): GraphQLError {
  const message = `The operation has ${count} ${what} but at most ${limit} are allowed. Ask for less at once.`;
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

class Measurer {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Variables;
  readonly #measured = new Map<string, Measure>();

  constructor(document: DocumentNode, variables: Variables) {
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.#variables = variables;
  }

  measure(set: SelectionSetNode | undefined): Measure {
    let { depth, fields, cost } = NOTHING;
    for (const selection of set?.selections ?? []) {
      const part = this.#measureSelection(selection);
      depth = Math.max(depth, part.depth);
      fields += part.fields;
      cost += part.cost;
    }
    return { depth, fields, cost };
  }

  #measureSelection(selection: SelectionSetNode['selections'][number]): Measure {
    switch (selection.kind) {
      case Kind.FIELD: {
        const inner = this.measure(selection.selectionSet);
        const weight = WEIGHTS[selection.name.value] ?? 1;
        const cost = weight + this.#sizeOf(selection) * inner.cost;
        return { depth: inner.depth + 1, fields: inner.fields + 1, cost };
      }
      case Kind.INLINE_FRAGMENT:
        return this.measure(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.#measureFragment(selection.name.value);
    }
  }

  /** Measures each fragment once. A fragment inside itself counts as nothing; another validation rule reports it. */
  #measureFragment(name: string): Measure {
    const known = this.#measured.get(name);
    if (known !== undefined) return known;
    this.#measured.set(name, NOTHING);
    const measured = this.measure(this.#fragments.get(name)?.selectionSet);
    this.#measured.set(name, measured);
    return measured;
  }

  /** How many times the fields below are resolved, by the page size that was asked for. */
  #sizeOf(field: FieldNode): number {
    const name = field.name.value;
    const asked = (field.arguments ?? [])
      .filter(({ name: argument }) => SIZE_ARGUMENTS.includes(argument.value))
      .flatMap(({ value }) => this.#sizeIn(value));
    // A longer page is refused by its resolver, with an error that names the argument.
    if (asked.length > 0) return asked.reduce((sum, size) => sum + Math.min(Math.max(size, 1), MAX_LIST_SIZE), 0);
    return DEFAULT_SIZES[name] ?? (this.#isConnection(field.selectionSet) ? DEFAULT_SIZE : 1);
  }

  #sizeIn(value: ValueNode): number[] {
    if (value.kind === Kind.INT) return [Number(value.value)];
    if (value.kind === Kind.LIST) return [value.values.length];
    if (value.kind !== Kind.VARIABLE) return [];
    const given = this.#variables[value.name.value];
    if (Array.isArray(given)) return [given.length];
    return typeof given === 'number' ? [given] : [];
  }

  /** Whether the selection has the fields of a page, also in fragments; each fragment is searched once. */
  #isConnection(set: SelectionSetNode | undefined, passed = new Set<string>()): boolean {
    return (set?.selections ?? []).some((selection) => {
      if (selection.kind === Kind.FIELD) return ['edges', 'nodes'].includes(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) return this.#isConnection(selection.selectionSet, passed);
      const name = selection.name.value;
      if (passed.has(name)) return false;
      passed.add(name);
      return this.#isConnection(this.#fragments.get(name)?.selectionSet, passed);
    });
  }
}
