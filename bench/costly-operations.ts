/** Generates operations within the limits of the service, from the schema: any field, argument, filter and length. */
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  Kind,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { costError, limitsRule, MAX_TOKENS } from '../src/graphql/limits.ts';
import { OperationCosts } from '../src/graphql/operation-cost.ts';
import type { Random } from './random.ts';

/** What the record has, for the arguments. */
export interface RecordValues {
  /** Ids by the first part of them: `actor`, `source`. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly words: readonly string[];
}

type Input = Pick<GraphQLArgument | GraphQLInputField, 'name' | 'type'>;
type Field = GraphQLField<unknown, unknown>;

const LENGTHS = [1, 3, 20, 100, 500];
/** For `before` and `after` of a context, and for `nearby`. */
const NEIGHBOURS = [1, 20, 100];
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  EDTF: ['2000', '2012-05', '2016-10-12', '2030'],
  Duration: ['PT1H', 'P2D', 'P900D'],
};
/** Kinds of record by the names of the arguments and fields that take their ids. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ actor: 'actor', actors: 'actor', senders: 'actor', recipients: 'actor', speakers: 'actor', subjects: 'actor' },
  ...{ source: 'source', sources: 'source', link: 'link', links: 'link', collection: 'collection' },
  ...{ collections: 'collection', message: 'message', entry: 'message', statement: 'statement' },
};
const MAX_DEPTH = 5;
const MAX_ALIASES = 100;

export class CostlyOperations {
  readonly #schema: GraphQLSchema = buildSchema(readFileSync('schema.graphql', 'utf8'));
  readonly #costs = new OperationCosts(this.#schema);
  readonly #values: RecordValues;
  readonly #random: Random;

  constructor(values: RecordValues, random: Random) {
    this.#values = values;
    this.#random = random;
  }

  /** One field of the root, as many times as the limits allow, each time with other arguments. */
  next(): string {
    for (;;) {
      const field = this.#random.pick(Object.values(this.#schema.getQueryType()?.getFields() ?? {}));
      const selection = this.#selection(getNamedType(field.type), 0);
      const calls = Array.from({ length: MAX_ALIASES }, (_, at) => `a${at}: ${this.#call(field)} ${selection}`);
      const query = this.#longest(calls);
      if (query !== null) return query;
    }
  }

  /** As many of the calls as the limits allow; null where not even one is allowed. */
  #longest(calls: readonly string[]): string | null {
    let [low, high] = [0, calls.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#isAllowed(`{ ${calls.slice(0, middle).join(' ')} }`)) low = middle;
      else high = middle - 1;
    }
    return low === 0 ? null : `{ ${calls.slice(0, low).join(' ')} }`;
  }

  #isAllowed(query: string): boolean {
    let document;
    try {
      document = parse(query, { maxTokens: MAX_TOKENS });
    } catch {
      return false;
    }
    if (validate(this.#schema, document, [...specifiedRules, limitsRule], { maxErrors: 1 }).length > 0) return false;
    const [operation] = document.definitions;
    return (
      operation?.kind === Kind.OPERATION_DEFINITION && costError(this.#costs.costOf(document, operation, {})) === null
    );
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    if (isLeafType(type)) return '';
    if (isAbstractType(type) && (!isInterfaceType(type) || this.#random.below(2) === 0)) {
      const possible = this.#random.pick(this.#schema.getPossibleTypes(type));
      return `{ ... on ${possible.name} ${this.#selection(possible, depth)} }`;
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return '';
    const fields = Object.values(type.getFields());
    const composite = fields.filter((field) => !isLeafType(getNamedType(field.type)));
    const wanted = Array.from({ length: 1 + this.#random.below(2) }, () =>
      this.#random.pick(
        depth >= MAX_DEPTH || composite.length === 0 || this.#random.below(4) === 0 ? fields : composite,
      ),
    );
    const chosen = [...new Set(wanted)].map((field) => this.#field(field, depth));
    return `{ ${['__typename', ...chosen].join(' ')} }`;
  }

  #field(field: Field, depth: number): string {
    const type = getNamedType(field.type);
    if (depth >= MAX_DEPTH && !isLeafType(type)) return '';
    return `${this.#call(field)} ${this.#selection(type, depth + 1)}`;
  }

  /** The field with its arguments. */
  #call(field: Field): string {
    const isPage = field.args.some(({ name }) => name === 'last');
    const given = field.args.flatMap((argument) => {
      const { name } = argument;
      // Cursors come from pages; an actor and a link are asked for by their ids.
      if (isPage && ['after', 'before', 'last'].includes(name)) return [];
      if (['account', 'url'].includes(name)) return [];
      if (!isRequiredArgument(argument) && name !== 'id' && this.#random.below(3) === 0) return [];
      const value = this.#literal(argument, field.name);
      return value === null ? [] : [`${name}: ${value}`];
    });
    return given.length === 0 ? field.name : `${field.name}(${given.join(', ')})`;
  }

  /** A value as GraphQL writes it; null where there is none. */
  #literal({ name, type }: Input, of: string): string | null {
    const inner: GraphQLInputType = getNullableType(type);
    if (isListType(inner)) {
      const many = name === 'ids' && of === 'nodes' ? 100 : 1 + this.#random.below(3);
      const items = Array.from({ length: many }, () => this.#literal({ name, type: inner.ofType }, of));
      return items.includes(null) ? null : `[${[...new Set(items)].join(', ')}]`;
    }
    if (isEnumType(inner)) return this.#random.pick(inner.getValues()).name;
    if (isInputObjectType(inner)) {
      const fields = Object.values(inner.getFields()).filter((field) => of !== 'search' || field.name !== 'text');
      const chosen = new Set(Array.from({ length: 1 + this.#random.below(2) }, () => this.#random.pick(fields)));
      const values = [...chosen].map((field) => [field.name, this.#literal(field, of)] as const);
      return `{ ${values.flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`])).join(', ')} }`;
    }
    return this.#scalar(name, getNamedType(inner).name, of);
  }

  #scalar(name: string, scalar: string, of: string): string | null {
    switch (scalar) {
      case 'Int':
        return String(this.#random.pick(['context', 'nearby'].includes(of) ? NEIGHBOURS : LENGTHS));
      case 'Boolean':
        return String(this.#random.below(2) === 0);
      case 'ID':
        return this.#id(name === 'ids' && of !== 'nodes' ? 'message' : (KINDS[name] ?? KINDS[of] ?? null));
      case 'String':
        return this.#text(name);
      default:
        return JSON.stringify(this.#random.pick(TEXTS[scalar] ?? ['']));
    }
  }

  #id(kind: string | null): string | null {
    const ids = kind === null ? [...this.#values.ids.values()].flat() : (this.#values.ids.get(kind) ?? []);
    return ids.length === 0 ? null : JSON.stringify(this.#random.pick(ids));
  }

  #text(name: string): string | null {
    if (name === 'zone') return '"Europe/Berlin"';
    if (!['query', 'text'].includes(name)) return null;
    const words = Array.from({ length: 1 + this.#random.below(3) }, () => {
      const word = this.#random.pick(this.#values.words);
      return this.#random.below(2) === 0 ? `${word.slice(0, 2)}*` : word;
    });
    return JSON.stringify(words.join(' '));
  }
}
