/** Mutations that put collections, actors, sources, links and entries into the record. */
import { mayRead, requireWrite } from '../../domain/authority.ts';
import type { PutItem } from '../../domain/commit/commit.ts';
import { actorInput, collectionInput, entryInput, linkInput, sourceInput } from '../../domain/record/input.ts';
import { DomainError } from '../../errors.ts';
import { findHidden } from '../../access/hidden-items.ts';
import { visibleRevision } from '../../access/visible-revision.ts';
import type { GraphqlContext } from '../context.ts';
import type {
  CollectionInput,
  MutationResolvers,
  PutPayloadResolvers,
  PutResultResolvers,
} from '../generated/resolvers-types.ts';
import { CLEAR, type CollectionNode, type PutNode, type PutResultNode } from '../nodes.ts';
import { readInput } from '../record-inputs.ts';
import { requireNamed } from './named.ts';
import { loadNode } from './query.ts';

type Puts = Pick<MutationResolvers, 'putCollection' | 'putActors' | 'putSources' | 'putLinks' | 'putEntries'>;

export const putResolvers: Puts = {
  putCollection: (_root, { input }, context) => putCollection(context, input),
  putActors: (_root, args, context) =>
    putShared(context, args.input, (input) => ({ kind: 'actor', input: readInput(actorInput, input) })),
  putSources: (_root, args, context) =>
    putShared(context, args.input, (input) => ({ kind: 'source', input: readInput(sourceInput, input) })),
  putLinks: (_root, args, context) =>
    putShared(context, args.input, (input) => ({ kind: 'link', input: readInput(linkInput, input) })),
  putEntries: async (_root, { collection, input: inputs }, context) => {
    requireWrite(context.viewer, collection);
    if ((await context.loaders.collection.load(collection)) === null) {
      throw new DomainError('NOT_FOUND', `There is no ${collection}.`, { path: 'collection' });
    }
    return put(context, inputs, (input) => ({ kind: 'entry', collection, input: readInput(entryInput, input) }));
  },
};

interface WithId {
  readonly id: string;
}

async function putShared<Input extends WithId>(
  context: GraphqlContext,
  inputs: readonly Input[],
  toItem: (input: Input) => PutItem,
): Promise<PutNode> {
  requireWrite(context.viewer, null);
  return put(context, inputs, toItem);
}

/** Puts all valid items in one commit. */
async function put<Input extends WithId>(
  { reader, writer, viewer }: GraphqlContext,
  inputs: readonly Input[],
  toItem: (input: Input) => PutItem,
): Promise<PutNode> {
  const items = new Map<number, PutItem>();
  const refused = new Map<number, DomainError>();
  inputs.forEach((input, index) => {
    try {
      items.set(index, toItem(input));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.set(index, error);
    }
  });
  for (const [index, error] of await findHidden(reader, viewer, items)) {
    items.delete(index);
    refused.set(index, error);
  }
  const report = await writer.commit({ items: [...items.values()] });
  const outcomes = new Map([...items.keys()].map((index, at) => [index, report.results[at]]));
  const results = inputs.map(({ id }, index): PutResultNode => {
    const result = outcomes.get(index);
    const error = result?.outcome === 'REFUSED' ? result.error : refused.get(index);
    if (error !== undefined) return { index, id, outcome: 'REFUSED', error: toPutError(error, id) };
    if (result === undefined) throw new Error('The commit returned fewer results than items');
    return { index, id, outcome: result.outcome, error: null };
  });
  return { revision: await visibleRevision(reader, viewer, report.sequence), results };
}

function toPutError({ code, message, location }: DomainError, id: string): PutResultNode['error'] {
  return { code, message, path: pathWithin(location.path, id) };
}

/** Converts a path of the planner, which begins with the id of the item, to a path in the arguments. */
function pathWithin(path: string | undefined, id: string): string | null {
  if (path === undefined || path === id) return null;
  return path.startsWith(`${id}.`) ? path.slice(id.length + 1) : path;
}

async function putCollection(context: GraphqlContext, given: CollectionInput): Promise<CollectionNode> {
  const { viewer, reader, loaders } = context;
  const { id } = given;
  requireWrite(viewer, id);
  const before = await loaders.collection.load(id);
  // If `access` is left out, a restricted collection must stay restricted.
  const access = given.access ?? before?.input.access ?? 'OPEN';
  if (!mayRead(viewer, { id, access })) {
    const message = `To restrict ${id}, use a token that may also read it: one with the scope read for this collection.`;
    throw new DomainError('FORBIDDEN', message, { path: 'input.access' });
  }
  const item = readCollection({ ...given, access });
  const hidden = (await findHidden(reader, viewer, new Map([[0, item]]))).get(0);
  const [result] = hidden === undefined ? (await context.writer.commit({ items: [item] })).results : [];
  const error = hidden ?? (result?.outcome === 'REFUSED' ? result.error : undefined);
  if (error !== undefined) throw atInput(error, id);
  return requireNamed(context, 'collection', id, { lens: CLEAR });
}

function readCollection(input: CollectionInput): PutItem {
  try {
    return { kind: 'collection', input: readInput(collectionInput, input) };
  } catch (error) {
    throw error instanceof DomainError ? atInput(error, input.id) : error;
  }
}

function atInput({ code, message, location }: DomainError, id: string): DomainError {
  const path = ['input', pathWithin(location.path, id)].filter((step) => step !== null).join('.');
  return new DomainError(code, message, { path });
}

const counter =
  (outcome: PutResultNode['outcome']) =>
  ({ results }: PutNode) =>
    results.filter((result) => result.outcome === outcome).length;

export const putPayloadResolvers: PutPayloadResolvers = {
  added: counter('ADDED'),
  changed: counter('CHANGED'),
  unchanged: counter('UNCHANGED'),
  refused: counter('REFUSED'),
};

export const putResultResolvers: PutResultResolvers = {
  node: ({ id, outcome }, _args, context) => (outcome === 'REFUSED' ? null : loadNode(context, id)),
};
