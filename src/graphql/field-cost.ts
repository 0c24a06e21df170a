/** The cost of a field, from its directives `@cost` and `@listSize` in the schema. */
import {
  type ArgumentNode,
  getDirectiveValues,
  type GraphQLDirective,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type ValueNode,
} from 'graphql';

/** The cost of a field without `@cost`. */
const PLAIN_COST = 1;

/** No list counts as longer than this; a resolver refuses longer pages, with an error that names the argument. */
const MAX_LENGTH = 1_000;

export interface FieldCost {
  /** The cost of the field itself; from 2 on it reads more than values of a record or a record by its id. */
  readonly weight: number;
  /** The length of its list; null if it is no list. */
  readonly list: ListLength | null;
}

interface ListLength {
  readonly assumedSize: number;
  readonly slicingArguments: readonly string[];
  /** The lists below the field that have the length; empty if the field itself is the list. */
  readonly sizedFields: readonly string[];
}

/** The cost of a field without directives, or of one that the schema does not have. */
const PLAIN: FieldCost = { weight: PLAIN_COST, list: null };

/** The variables of an operation, by name and as coerced. */
export type CoercedVariables = Readonly<Record<string, unknown>>;

/** Reads the costs of the fields from a schema. */
export class FieldCosts {
  readonly #cost: GraphQLDirective | null;
  readonly #listSize: GraphQLDirective | null;
  readonly #known = new WeakMap<GraphQLField<unknown, unknown>, FieldCost>();

  constructor(schema: GraphQLSchema) {
    this.#cost = schema.getDirective('cost') ?? null;
    this.#listSize = schema.getDirective('listSize') ?? null;
  }

  of(field: GraphQLField<unknown, unknown> | undefined): FieldCost {
    if (field === undefined) return PLAIN;
    const known = this.#known.get(field) ?? { weight: this.#weightOf(field), list: this.#listOf(field) };
    this.#known.set(field, known);
    return known;
  }

  #weightOf({ astNode }: GraphQLField<unknown, unknown>): number {
    const given = astNode && this.#cost && getDirectiveValues(this.#cost, astNode);
    return given === undefined || given === null ? PLAIN_COST : Number(given['weight']);
  }

  #listOf({ astNode }: GraphQLField<unknown, unknown>): ListLength | null {
    const given = astNode && this.#listSize && getDirectiveValues(this.#listSize, astNode);
    if (given === undefined || given === null) return null;
    const { assumedSize = 1, slicingArguments = [], sizedFields = [] } = given as Partial<ListLength>;
    return { assumedSize, slicingArguments, sizedFields };
  }
}

/** The length of a field's list: by its arguments, by their defaults, or as the schema assumes. */
export function lengthOf(
  field: GraphQLField<unknown, unknown>,
  list: ListLength,
  given: readonly ArgumentNode[],
  variables: CoercedVariables,
): number {
  const lengths = list.slicingArguments.flatMap((name) => {
    const argument = given.find((each) => each.name.value === name);
    const length = argument && lengthIn(argument.value, variables);
    return length ?? asLength(field.args.find((each) => each.name === name)?.defaultValue) ?? [];
  });
  return lengths.length === 0 ? list.assumedSize : Math.min(Math.max(1, ...lengths), MAX_LENGTH);
}

function lengthIn(value: ValueNode, variables: CoercedVariables): number | null {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.LIST) return value.values.length;
  return value.kind === Kind.VARIABLE ? asLength(variables[value.name.value]) : null;
}

function asLength(value: unknown): number | null {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? value : null;
}
