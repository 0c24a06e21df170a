/** The cost of an operation: the sum of its fields, each multiplied by the lengths of the lists around it. */
import {
  type ASTVisitor,
  BREAK,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type CoercedVariables, FieldCosts, lengthOf } from './field-cost.ts';
import { fragmentsOf } from './limits.ts';

type Type = GraphQLNamedType | undefined;

export class OperationCosts {
  readonly #schema: GraphQLSchema;
  readonly #fields: FieldCosts;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.#fields = new FieldCosts(schema);
  }

  /**
   * @param document must be valid
   * @param variables as coerced, with the defaults of absent ones
   */
  costOf(document: DocumentNode, operation: OperationDefinitionNode, variables: CoercedVariables): number {
    const root = this.#schema.getRootType(operation.operation) ?? undefined;
    return new CostMeasurer(this.#schema, this.#fields, document, variables).costIn(operation.selectionSet, root);
  }

  /** Whether an operation reads more for a frame than the entry in it and the records that the entry names. */
  readsMuch(document: DocumentNode): boolean {
    const types = new TypeInfo(this.#schema);
    let found = false;
    const visitor: ASTVisitor = {
      Field: () => {
        // The field at the root opens the replay; its frames are below.
        const isRoot = types.getParentType() === this.#schema.getSubscriptionType();
        found ||= !isRoot && this.#fields.of(types.getFieldDef() ?? undefined).weight > 1;
        return found ? BREAK : undefined;
      },
    };
    visit(document, visitWithTypeInfo(types, visitor));
    return found;
  }
}

/** The lists of a field whose length its arguments give. */
interface Sized {
  readonly fields: readonly string[];
  readonly length: number;
}
const UNSIZED: Sized = { fields: [], length: 1 };

class CostMeasurer {
  readonly #schema: GraphQLSchema;
  readonly #costs: FieldCosts;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: CoercedVariables;
  /** The costs of fragments, by name and by the lengths of the lists in them. */
  readonly #measured = new Map<string, number>();

  constructor(schema: GraphQLSchema, costs: FieldCosts, document: DocumentNode, variables: CoercedVariables) {
    this.#schema = schema;
    this.#costs = costs;
    this.#fragments = fragmentsOf(document);
    this.#variables = variables;
  }

  costIn(set: SelectionSetNode | undefined, type: Type, sized = UNSIZED): number {
    let cost = 0;
    for (const selection of set?.selections ?? []) {
      switch (selection.kind) {
        case Kind.FIELD:
          cost += this.#costOfField(selection, type, sized);
          break;
        case Kind.INLINE_FRAGMENT:
          cost += this.costIn(
            selection.selectionSet,
            this.#typeNamed(selection.typeCondition?.name.value, type),
            sized,
          );
          break;
        case Kind.FRAGMENT_SPREAD:
          cost += this.#costOfFragment(selection.name.value, sized);
          break;
      }
    }
    return cost;
  }

  #costOfField(node: FieldNode, type: Type, sized: Sized): number {
    const name = node.name.value;
    const field = fieldOf(type, name);
    const { weight, list } = this.#costs.of(field);
    const length =
      field === undefined || list === null ? 1 : lengthOf(field, list, node.arguments ?? [], this.#variables);
    const below = list === null || list.sizedFields.length === 0 ? UNSIZED : { fields: list.sizedFields, length };
    const inner = this.costIn(node.selectionSet, field && getNamedType(field.type), below);
    const own = sized.fields.includes(name) ? sized.length : 1;
    return weight + own * (below === UNSIZED ? length : 1) * inner;
  }

  /** Measures each fragment once for each length. A fragment in itself costs nothing: another rule reports it. */
  #costOfFragment(name: string, sized: Sized): number {
    const key = `${name} ${sized.length} ${sized.fields.join()}`;
    const known = this.#measured.get(key);
    if (known !== undefined) return known;
    this.#measured.set(key, 0);
    const fragment = this.#fragments.get(name);
    const cost = this.costIn(
      fragment?.selectionSet,
      this.#typeNamed(fragment?.typeCondition.name.value, undefined),
      sized,
    );
    this.#measured.set(key, cost);
    return cost;
  }

  #typeNamed(name: string | undefined, otherwise: Type): Type {
    return name === undefined ? otherwise : this.#schema.getType(name);
  }
}

function fieldOf(type: Type, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
