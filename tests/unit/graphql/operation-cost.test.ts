import {
  getNamedType,
  getNullableType,
  getOperationAST,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { executableSchema } from '../../../src/graphql/execution/schema.ts';
import { FieldCosts } from '../../../src/graphql/field-cost.ts';
import { OperationCosts } from '../../../src/graphql/operation-cost.ts';
import { resolvers } from '../../../src/graphql/resolvers/resolvers.ts';

const schema = executableSchema();
const costs = new FieldCosts(schema);

interface SchemaField {
  readonly name: string;
  readonly type: GraphQLObjectType | GraphQLInterfaceType;
  readonly field: GraphQLField<unknown, unknown>;
}

const FIELDS: readonly SchemaField[] = Object.values(schema.getTypeMap())
  .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'))
  .flatMap((type) =>
    Object.values((type as SchemaField['type']).getFields()).map((field) => ({
      name: `${type.name}.${field.name}`,
      type: type as SchemaField['type'],
      field,
    })),
  );

const has = ({ astNode }: SchemaField['field'], directive: string) =>
  astNode?.directives?.some(({ name }) => name.value === directive) === true;

/** Only a resolver that takes the context can read. The count of a connection is a function of its source. */
function mayRead({ type, field }: SchemaField): boolean {
  if (field.name === 'totalCount') return true;
  const given = (resolvers as Record<string, Record<string, unknown> | undefined>)[type.name]?.[field.name];
  const functions: unknown[] = typeof given === 'object' && given !== null ? Object.values(given) : [given];
  return functions.some((each) => typeof each === 'function' && each.length >= 3);
}

const isSizedFromAbove = ({ type, field }: SchemaField) => {
  const above = FIELDS.filter((each) => getNamedType(each.field.type) === type);
  return (
    above.length > 0 && above.every((each) => costs.of(each.field).list?.sizedFields.includes(field.name) === true)
  );
};

describe('each field of the schema', () => {
  it('says what it costs if it may read', () => {
    const silent = FIELDS.filter((each) => mayRead(each) && !has(each.field, 'cost'));
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect(FIELDS.filter(mayRead).length).toBeGreaterThan(80);
  });

  it('says how long it is if it is a list of objects', () => {
    const lists = FIELDS.filter(
      ({ field }) => isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type)),
    );
    const silent = lists.filter((each) => costs.of(each.field).list === null && !isSizedFromAbove(each));
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect(lists.length).toBeGreaterThan(50);
  });

  it('names each argument that gives a length', () => {
    const givesLength = (field: SchemaField['field']) =>
      field.args.filter(
        ({ name, type }) => ['first', 'last', 'ids', 'input'].includes(name) && /^\[|^Int/.test(type.toString()),
      );
    const silent = FIELDS.flatMap(({ name, field }) =>
      givesLength(field)
        .filter((argument) => costs.of(field).list?.slicingArguments.includes(argument.name) !== true)
        .map((argument) => `${name}(${argument.name})`),
    );
    expect(silent).toEqual([]);
  });

  it('costs a number, and names arguments and fields that there are', () => {
    const wrong = FIELDS.filter(({ field }) => {
      const { weight, list } = costs.of(field);
      const below = getNamedType(field.type);
      const fields = isObjectType(below) || isInterfaceType(below) ? below.getFields() : {};
      return (
        !(weight >= 1) ||
        list?.slicingArguments.some((name) => !field.args.some((argument) => argument.name === name)) === true ||
        list?.sizedFields.some((name) => fields[name] === undefined) === true
      );
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('costs the same in an interface and in the types of it', () => {
    const differing = FIELDS.filter(({ type, field }) =>
      type
        .getInterfaces()
        .map((each) => each.getFields()[field.name])
        .some((other) => other !== undefined && JSON.stringify(costs.of(other)) !== JSON.stringify(costs.of(field))),
    );
    expect(differing.map(({ name }) => name)).toEqual([]);
  });
});

describe('an operation', () => {
  const operations = new OperationCosts(schema);
  const costOf = (query: string, variables: Readonly<Record<string, unknown>> = {}) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('There is no operation');
    return operations.costOf(document, operation, variables);
  };
  const weightOf = (type: string, field: string) => {
    const found = FIELDS.find(({ name }) => name === `${type}.${field}`);
    return costs.of(found?.field).weight;
  };
  const timeline = weightOf('Query', 'timeline');
  const nodes = 1;

  it.each([
    ['a value', '{ __typename }', 1],
    ['a page with its length', '{ timeline(first: 7) { nodes { id text } } }', timeline + nodes + 7 * 2],
    ['a page without one', '{ timeline { nodes { id } } }', timeline + nodes + 50],
    ['a page that is too long', '{ timeline(first: 9999999) { nodes { id } } }', timeline + nodes + 1_000],
    ['a page by its edges', '{ timeline(last: 7) { edges { cursor node { id } } } }', timeline + 1 + 7 * 3],
    ['a count', '{ timeline(first: 500) { totalCount } }', timeline + weightOf('EntryConnection', 'totalCount')],
    ['aliases', '{ a: timeline(first: 1) { nodes { id } } b: timeline(first: 2) { nodes { id } } }', 2 * timeline + 5],
    [
      'fragments on a page',
      '{ timeline(first: 7) { ...P } } fragment P on EntryConnection { ... on EntryConnection { n: nodes { ...E } } } fragment E on Entry { id }',
      timeline + nodes + 7,
    ],
    ['a list of ids', '{ nodes(ids: ["a", "b", "c"]) { id } }', weightOf('Query', 'nodes') + 3],
    [
      'lists in lists',
      '{ timeline(first: 5) { nodes { nearby(first: 3) { reasons } } } }',
      timeline + nodes + 5 * (weightOf('Entry', 'nearby') + 3),
    ],
    [
      'the longer side of a context',
      '{ entry(id: "x") { context(before: 2) { before { id } after { id } } } }',
      1 + weightOf('Entry', 'context') + 2 * (1 + 3),
    ],
    [
      'what a mutation writes',
      'mutation { putLinks(input: []) { added results { id } } }',
      weightOf('Mutation', 'putLinks') + 1 + 1 + 1,
    ],
  ])('costs by %s', (_name, query, cost) => {
    expect(costOf(query)).toBe(cost);
  });

  it('costs by its variables and their defaults', () => {
    const query = 'query ($n: Int, $ids: [ID!]!) { actors(first: $n) { nodes { id } } nodes(ids: $ids) { id } }';
    const plain = weightOf('Query', 'actors') + weightOf('Query', 'nodes') + 1;
    expect(costOf(query, { n: 20, ids: ['a', 'b'] })).toBe(plain + 20 + 2);
    expect(costOf(query, { n: null, ids: [] })).toBe(plain + 50 + 1);
  });

  it('reads much for a frame if a field does', () => {
    const readsMuch = (fields: string) =>
      operations.readsMuch(parse(`subscription { replay(input: {}) { ... on EntryFrame { entry { ${fields} } } } }`));
    const plain = ['id', 'participants { actor { name } }', 'citations { source { url } }', 'collection { title }'];
    const reading = [
      ...['context { before { id } }', 'nearby { reasons }', 'relations { kind }', 'revisions { text }'],
      ...['... on Message { replyLag { least } }', '... on Message { replies { nodes { id } } }'],
      ...['links { entries { totalCount } }', 'participants { actor { entries { nodes { id } } } }'],
    ];
    expect(plain.filter(readsMuch)).toEqual([]);
    expect(reading.filter((fields) => !readsMuch(fields))).toEqual([]);
  });
});
