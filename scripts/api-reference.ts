/** The API reference: every type of the schema in Markdown, with links between the types. */
import {
  type ConstDirectiveNode,
  type InputValueDefinitionNode,
  Kind,
  type NamedTypeNode,
  parse,
  print,
  type StringValueNode,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql';

const OPERATIONS: readonly string[] = ['Query', 'Mutation', 'Subscription'];

const SECTIONS: Readonly<Record<string, (type: TypeDefinitionNode) => boolean>> = {
  Operations: ({ name }) => OPERATIONS.includes(name.value),
  Objects: ({ kind, name }) => kind === Kind.OBJECT_TYPE_DEFINITION && !OPERATIONS.includes(name.value),
  'Interfaces and unions': ({ kind }) => kind === Kind.INTERFACE_TYPE_DEFINITION || kind === Kind.UNION_TYPE_DEFINITION,
  Inputs: ({ kind }) => kind === Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Enums: ({ kind }) => kind === Kind.ENUM_TYPE_DEFINITION,
  Scalars: ({ kind }) => kind === Kind.SCALAR_TYPE_DEFINITION,
};

const INTRODUCTION = `# API reference

<!-- Written by \`npm run generate\` from schema.graphql: change the descriptions there. -->

All operations and types of the GraphQL API at \`/graphql\`. A type with \`!\` is never null, \`[…]\` is a list.
[Questions](questions.md) has ready queries; [Replay](replay.md) explains the subscription.

**The cost of an operation.** Each field costs 1, or the number beside it as *Cost*. The cost of the fields in a list is
multiplied by the length of the list. *Length* names the arguments that give this length (the largest counts), and then the
length that is assumed without them. An operation may cost 100,000; more is \`LIMIT_EXCEEDED\`. In the schema these are the
directives \`@cost\` and \`@listSize\` of the [GraphQL Cost Directives](https://ibm.github.io/graphql-specs/cost-spec.html).`;

/** @param source the schema in the schema definition language */
export function apiReference(source: string): string {
  const types = parse(source).definitions.filter((definition) => isType(definition));
  types.sort((left, right) => (left.name.value < right.name.value ? -1 : 1));
  const sections = Object.entries(SECTIONS).map(([title, belongs]) => ({ title, types: types.filter(belongs) }));
  const contents = sections.map(
    (section) =>
      `- [${section.title}](#${anchor(section.title)}): ${section.types.map(({ name }) => link(name.value)).join(', ')}`,
  );
  const parts = [INTRODUCTION, contents.join('\n')];
  for (const section of sections) {
    parts.push(`## ${section.title}`, ...section.types.flatMap((type) => describeType(type, types)));
  }
  return `${parts.join('\n\n')}\n`;
}

function isType(definition: { readonly kind: string }): definition is TypeDefinitionNode {
  return definition.kind.endsWith('TypeDefinition');
}

function describeType(type: TypeDefinitionNode, all: readonly TypeDefinitionNode[]): string[] {
  return [`### ${type.name.value}`, type.description?.value ?? '', ...bodyOf(type, all)].filter((part) => part !== '');
}

function bodyOf(type: TypeDefinitionNode, all: readonly TypeDefinitionNode[]): string[] {
  switch (type.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
      return [listOf('Implements', type.interfaces), fieldTable(type.fields)];
    case Kind.INTERFACE_TYPE_DEFINITION:
      return [listOf('Implemented by', implementorsOf(type.name.value, all)), fieldTable(type.fields)];
    case Kind.UNION_TYPE_DEFINITION:
      return [listOf('One of', type.types)];
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return [fieldTable(type.fields)];
    case Kind.ENUM_TYPE_DEFINITION:
      return [
        table(
          ['value', 'description'],
          (type.values ?? []).map((value) => [code(value.name.value), words(value)]),
        ),
      ];
    case Kind.SCALAR_TYPE_DEFINITION:
      return [];
  }
}

interface Named {
  readonly name: { readonly value: string };
}

function implementorsOf(name: string, all: readonly TypeDefinitionNode[]): readonly Named[] {
  return all.filter(
    (type) =>
      type.kind === Kind.OBJECT_TYPE_DEFINITION &&
      type.interfaces?.some((implemented) => implemented.name.value === name),
  );
}

function listOf(what: string, types: readonly (Named | NamedTypeNode)[] = []): string {
  return types.length === 0 ? '' : `${what} ${types.map(({ name }) => link(name.value)).join(', ')}.`;
}

interface Described extends Named {
  readonly description?: StringValueNode | undefined;
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

interface FieldLike extends Described {
  readonly type: TypeNode;
  readonly arguments?: readonly InputValueDefinitionNode[] | undefined;
  readonly defaultValue?: InputValueDefinitionNode['defaultValue'];
}

function fieldTable(fields: readonly FieldLike[] = []): string {
  const rows = fields.map((field) => {
    const args = (field.arguments ?? []).map(
      (argument) => `• ${code(argument.name.value)} ${typeLink(argument.type)}: ${words(argument)}`,
    );
    return [
      code(field.name.value),
      typeLink(field.type),
      [`${words(field)} ${costOf(field)}`.trim(), ...args].join('<br>'),
    ];
  });
  return table(['field', 'type', 'description'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}

/** The description, the default and the deprecation, on one line of a table. */
function words(element: Described & Pick<FieldLike, 'defaultValue'>): string {
  const { description, defaultValue, directives = [] } = element;
  const deprecation = directives.find(({ name }) => name.value === 'deprecated')?.arguments?.[0]?.value;
  const parts = [description?.value ?? ''];
  if (defaultValue !== undefined) parts.push(`Default: ${code(print(defaultValue))}.`);
  if (deprecation?.kind === Kind.STRING) parts.push(`**Deprecated:** ${deprecation.value}`);
  return parts.join(' ').trim().replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** The cost of a field, from its directives. */
function costOf({ directives = [] }: Described): string {
  const of = (directive: string, argument: string) =>
    directives.find(({ name }) => name.value === directive)?.arguments?.find(({ name }) => name.value === argument)
      ?.value;
  const weight = of('cost', 'weight');
  const size = of('listSize', 'assumedSize');
  const slicing = of('listSize', 'slicingArguments');
  const sizes = [
    ...(slicing?.kind === Kind.LIST
      ? slicing.values.map((value) => (value.kind === Kind.STRING ? value.value : ''))
      : []),
    ...(size?.kind === Kind.INT ? [size.value] : []),
  ];
  const parts = [
    ...(weight?.kind === Kind.STRING ? [`Cost: ${weight.value}.`] : []),
    ...(sizes.length > 0 ? [`Length: ${sizes.map(code).join(', ')}.`] : []),
  ];
  return parts.length === 0 ? '' : `*${parts.join(' ')}*`;
}

/** The type as the schema writes it, linked to its own section. */
function typeLink(type: TypeNode): string {
  if (type.kind === Kind.NON_NULL_TYPE) return `${typeLink(type.type)}!`;
  return type.kind === Kind.LIST_TYPE ? `\\[${typeLink(type.type)}\\]` : link(type.name.value);
}

const BUILT_IN: readonly string[] = ['ID', 'String', 'Int', 'Float', 'Boolean'];

function link(name: string): string {
  return BUILT_IN.includes(name) ? name : `[${name}](#${anchor(name)})`;
}

function anchor(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

function code(text: string): string {
  return `\`${text}\``;
}
