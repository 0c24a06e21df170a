import { readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import type { GraphqlContext } from '../context.ts';
import { packageFile } from '../../package-files.ts';
import { resolvers } from '../resolvers/resolvers.ts';

const SCHEMA_FILE = packageFile('schema.graphql');

/**
 * The schema with its resolvers. Every field counts against the budget of its answer; long lists come in turns. All services
 * of a process share it: it holds nothing of a service.
 */
export function executableSchema(): GraphQLSchema {
  return (shared ??= createSchema());
}

let shared: GraphQLSchema | null = null;

function createSchema(): GraphQLSchema {
  const schema = makeExecutableSchema<GraphqlContext>({ typeDefs: readFileSync(SCHEMA_FILE, 'utf8'), resolvers });
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) field.resolve = counted(field.resolve ?? defaultFieldResolver);
  }
  return schema;
}

type Resolver = GraphQLFieldResolver<unknown, GraphqlContext>;

function counted(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    const key = String(info.path.key);
    const value: unknown = resolve(source, args, context, info);
    return isPromise(value) ? value.then((settled) => given(key, settled, context)) : given(key, value, context);
  };
}

function given(key: string, value: unknown, { budget, items }: GraphqlContext): unknown {
  return budget.spend(key, value) ? items.spread(value) : abandoned();
}

/** If an answer is given up, its fields wait for ever. So they cause no errors, and nothing goes on. */
function abandoned(): Promise<never> {
  return new Promise(() => undefined);
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
