/**
 * Walks the schema and makes operations that query every field, with arguments from the ids and words of the record.
 */
import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  type GraphQLInterfaceType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { ACTORS, ENTRIES, IDS, WORDS } from './world.ts';

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Arguments = Readonly<Record<string, unknown>>;
type Typed = Pick<GraphQLArgument | GraphQLInputField, 'name' | 'type'>;

const SCALARS: Readonly<Record<string, readonly unknown[]>> = {
  ID: IDS,
  Int: [2, 1],
  Float: [1],
  Boolean: [true, false],
  EDTF: ['2016-10', '2016'],
  DateTime: ['2016-10-12T14:02:00Z'],
  Duration: ['P2D', 'P900D'],
  URL: [0, 1, 2, 3, 4].map((number) => `https://example.org/${number}`),
};
/** Texts that are valid only in one place. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  platform: ['x'],
  platforms: ['x', 'y'],
  handle: ACTORS.map((id) => id.replace(':', '')),
  zone: ['UTC', 'Europe/Berlin'],
  after: ['x'],
  before: ['x'],
};

/** Values of an input. For an object, there is one for each value of each of its fields. */
function valuesOf({ name, type }: Typed): readonly unknown[] {
  const inner = getNullableType(type);
  if (isListType(inner)) return valuesOf({ name, type: inner.ofType }).map((value) => [value]);
  if (isEnumType(inner)) return inner.getValues().map((value) => value.name);
  if (isInputObjectType(inner)) return combinations(Object.values(inner.getFields()), isRequiredInputField);
  const { name: scalar } = getNamedType(inner);
  return scalar === 'String' ? (TEXTS[name] ?? [...WORDS, 'le*', 'Alias']) : (SCALARS[scalar] ?? []);
}

/** The required fields with each of their values, then each of the other fields alone. */
function combinations<Input extends Typed>(
  inputs: readonly Input[],
  isRequired: (input: Input) => boolean,
): Arguments[] {
  const required = inputs.filter(isRequired);
  const least = Object.fromEntries(required.map((input) => [input.name, valuesOf(input)[0]]));
  const each = (input: Input) => valuesOf(input).map((value) => ({ ...least, [input.name]: value }));
  const varied = required.flatMap(each);
  const others = inputs.filter((input) => !isRequired(input));
  return [...(varied.length === 0 ? [least] : varied), ...others.flatMap(each)];
}

function argumentsOf(field: GraphQLField<unknown, unknown>): readonly Arguments[] {
  return combinations(field.args, isRequiredArgument);
}

const isNode = (type: GraphQLNamedType) =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');

const selections = new WeakMap<GraphQLSchema, Map<string, string>>();

/** All fields of a type, and of the types up to this many nodes away. Fields get the fewest arguments. */
export function selectionOf(schema: GraphQLSchema, type: GraphQLNamedType, away: number): string {
  const known = selections.get(schema) ?? new Map<string, string>();
  selections.set(schema, known);
  const key = `${type.name} ${away}`;
  const selection = known.get(key) ?? newSelection(schema, type, away, NOTHING);
  known.set(key, selection);
  return selection;
}

function newSelection(schema: GraphQLSchema, type: GraphQLNamedType, away: number, without: Without): string {
  if (isLeafType(type)) return '';
  if (isAbstractType(type)) {
    const types = schema.getPossibleTypes(type);
    const shared = isInterfaceType(type) ? Object.keys(type.getFields()) : [];
    const without = { left: new Set(shared), aliased: conflicting(types) };
    const each = types.map((one) => `... on ${one.name} ${newSelection(schema, one, away, without)}`);
    const common = shared.length === 0 ? '__typename' : fieldsOf(schema, type as GraphQLInterfaceType, away, NOTHING);
    return `{ ${common} ${each.join(' ')} }`;
  }
  return `{ ${fieldsOf(schema, type as GraphQLObjectType, away, without)} }`;
}

function fieldsOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType | GraphQLInterfaceType,
  away: number,
  { left, aliased }: Without,
): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (left.has(field.name)) return [];
    const inner = getNamedType(field.type);
    const isFarther = isNode(inner) || isAbstractType(inner);
    const name = aliased.has(field.name) ? `${type.name}_${field.name}: ${field.name}` : field.name;
    if (isFarther && away === 0) return [`${name} { ... on Node { id } }`];
    return [`${name} ${selectionOf(schema, inner, isFarther ? away - 1 : away)}`];
  });
  return `__typename ${fields.join(' ')}`;
}

interface Without {
  readonly left: ReadonlySet<string>;
  readonly aliased: ReadonlySet<string>;
}
const NOTHING: Without = { left: new Set(), aliased: new Set() };

/** Aliases for fields that have several types in these types. */
function conflicting(types: readonly GraphQLObjectType[]): ReadonlySet<string> {
  const fields = types.flatMap((type) => Object.values(type.getFields()));
  const differs = (name: string) =>
    new Set(fields.filter((field) => field.name === name).map(({ type }) => type.toString())).size > 1;
  return new Set(fields.map(({ name }) => name).filter(differs));
}

/** An operation that calls a field, at the root or on the node of an id. */
function calling(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  given: Arguments,
  away: number,
  on: { readonly type: string; readonly id: string } | null = null,
): Operation {
  const args = field.args.filter(({ name }) => given[name] !== undefined);
  const heads = [
    ...args.map(({ name, type }) => `$${name}: ${type.toString()}`),
    ...(on === null ? [] : ['$node: ID!']),
  ];
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const call = `${field.name}${passed === '' ? '' : `(${passed})`} ${selectionOf(schema, getNamedType(field.type), away)}`;
  const body = on === null ? call : `node(id: $node) { __typename ... on ${on.type} { ${call} } }`;
  const head = heads.length === 0 ? '' : `(${heads.join(', ')})`;
  return { query: `query ${head} { ${body} }`, variables: { ...given, ...(on !== null && { node: on.id }) } };
}

/**
 * Mutations by a writer: new entries that name each of the actors, and acts on each of the entries. Erasures come last,
 * because a record is no longer visible when the last entry that names it is gone.
 */
export function mutationsOf(schema: GraphQLSchema, collection: string): readonly Operation[] {
  const fields = schema.getMutationType()?.getFields() ?? {};
  const call = (name: string, given: Arguments): Operation => {
    const field = fields[name];
    if (field === undefined) throw new Error(`The schema has no ${name}`);
    const { query, variables } = calling(schema, field, given, 0);
    return { query: query.replace('query', 'mutation'), variables };
  };
  const reason = 'Asked for';
  const message = { type: 'MESSAGE', text: 'Put', channel: 'POST', wording: 'VERBATIM', visibility: 'PUBLIC' };
  const inputs = ACTORS.map((id, number) => ({ ...message, id: `message:put-${number}`, sender: { actor: id } }));
  return [
    ...inputs.map((input) => call('putEntries', { collection, input: [input] })),
    ...ENTRIES.map((id) => call('correctEntry', { id, patch: { text: 'Corrected' }, reason })),
    ...ENTRIES.map((id) => call('retractEntry', { id, reason })),
    ...ENTRIES.map((id) => call('restoreEntry', { id, reason })),
    ...ENTRIES.map((id) => call('eraseEntry', { id, reason })),
  ];
}

/** Makes an operation when it is needed: there are thousands, and only a few are chosen. */
export type NewOperation = () => Operation;

export interface Operations {
  /** Every field with the fewest arguments, and every node. */
  readonly plain: readonly NewOperation[];
  /** Every argument with every value. */
  readonly varied: readonly NewOperation[];
}

export function operationsOf(schema: GraphQLSchema): Operations {
  const plain: NewOperation[] = [];
  const varied: NewOperation[] = [];
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const [least = {}, ...others] = argumentsOf(field);
    plain.push(() => calling(schema, field, least, 1));
    for (const given of others) varied.push(() => calling(schema, field, given, field.name === 'node' ? 2 : 0));
  }
  for (const id of IDS) {
    const [type] = id.split(':');
    const node = schema.getType(type === undefined ? '' : (type[0] ?? '').toUpperCase() + type.slice(1));
    if (!isObjectType(node)) throw new Error(`${id} is of no type of the schema`);
    for (const field of Object.values(node.getFields())) {
      if (field.args.length === 0) continue;
      for (const given of argumentsOf(field))
        varied.push(() => calling(schema, field, given, 0, { type: node.name, id }));
    }
  }
  return { plain, varied };
}
