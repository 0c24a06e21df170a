/**
 * Mutations that correct, retract, restore and erase entries, and merge and split actors. An entry that the viewer may
 * not read is NOT_FOUND; for any other, its collection decides whether the viewer may change it.
 */
import { requireWrite, requireWriter } from '../../domain/authority.ts';
import type { ActItem } from '../../domain/commit/commit.ts';
import { type EntryPatch, patchEntry } from '../../domain/commit/entry-patch.ts';
import type { EntryRecord } from '../../domain/record/record.ts';
import { DomainError } from '../../errors.ts';
import { findHidden } from '../../access/hidden-items.ts';
import { visibleRevision } from '../../access/visible-revision.ts';
import type { GraphqlContext } from '../context.ts';
import type {
  ErasePayloadResolvers,
  MutationCorrectEntryArgs,
  MutationResolvers,
} from '../generated/resolvers-types.ts';
import { type ActorNode, CLEAR, type EntryNode, type ErasureNode } from '../nodes.ts';
import { readPatch } from '../record-inputs.ts';
import { load, requireNamed } from './named.ts';

type Acts = Pick<
  MutationResolvers,
  'correctEntry' | 'retractEntry' | 'restoreEntry' | 'eraseEntry' | 'mergeActors' | 'splitActor'
>;

const AT_ROOT = { lens: CLEAR };

export const actResolvers: Acts = {
  correctEntry: (_root, args, context) => correctEntry(context, args),
  retractEntry: (_root, args, context) => actOnEntry(context, { kind: 'retraction', ...args }),
  restoreEntry: (_root, args, context) => actOnEntry(context, { kind: 'restoration', ...args }),
  eraseEntry: (_root, args, context) => eraseEntry(context, args),
  mergeActors: async (_root, { keep, merge }, context) => {
    await requireActors(context, { keep, merge });
    return actOnActor(context, { kind: 'merge', keep, merge }, keep, { [keep]: 'keep', [merge]: 'merge' });
  },
  splitActor: async (_root, { id }, context) => {
    await requireActors(context, { id });
    return actOnActor(context, { kind: 'split', id }, id, { [id]: 'id' });
  },
};

async function correctEntry(context: GraphqlContext, args: MutationCorrectEntryArgs): Promise<EntryNode> {
  const { id, reason, expectedRevision } = args;
  const entry = await requireEntry(context, id);
  const patch = under('patch', () => readPatch(args.patch));
  await requireSight(context, entry, patch);
  const expected = expectedRevision === null ? {} : { expectedRevision };
  return actOnEntry(context, { kind: 'correction', id, patch, reason, ...expected });
}

/** A correction must not make an entry refer to objects that the editor may not read. */
async function requireSight({ reader, viewer }: GraphqlContext, entry: EntryRecord, patch: EntryPatch): Promise<void> {
  const input = inArguments({ [entry.id]: 'id' }, () => patchEntry(entry.input, patch));
  const { collection } = entry;
  const hidden = await findHidden(reader, viewer, new Map([[0, { kind: 'entry', collection, input }]]));
  const error = hidden.get(0);
  if (error !== undefined) throw toArgument(error, { [entry.id]: 'id' });
}

type EntryActItem = Extract<ActItem, { kind: 'correction' | 'retraction' | 'restoration' }>;

async function actOnEntry(context: GraphqlContext, item: EntryActItem): Promise<EntryNode> {
  await requireEntry(context, item.id);
  await commit(context, item, { [item.id]: 'id' });
  const value = await context.loaders.entry.load(item.id);
  if (value === null) throw notFound('id', item.id);
  return { value, lens: CLEAR };
}

async function eraseEntry(
  context: GraphqlContext,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<ErasureNode> {
  requireWriter(context.viewer);
  const [former] = await context.reader.erased([id]);
  if (former === undefined) await requireEntry(context, id);
  else if ((await load(context, 'collection', former.collection, AT_ROOT)) === null) throw notFound('id', id);
  else requireWrite(context.viewer, former.collection);
  await commit(context, { kind: 'erasure', id, reason }, { [id]: 'id' });
  const [mark] = await context.reader.erased([id]);
  if (mark === undefined) throw new Error(`${id} was erased without a mark`);
  return mark;
}

/** @throws DomainError NOT_FOUND if the viewer may not read the entry, FORBIDDEN if they may read but not change it */
async function requireEntry({ viewer, loaders }: GraphqlContext, id: string): Promise<EntryRecord> {
  requireWriter(viewer);
  const entry = await loaders.entry.load(id);
  if (entry === null) throw notFound('id', id);
  requireWrite(viewer, entry.collection);
  return entry;
}

async function requireActors(context: GraphqlContext, ids: Readonly<Record<string, string>>): Promise<void> {
  requireWrite(context.viewer, null);
  for (const [argument, id] of Object.entries(ids)) {
    if ((await load(context, 'actor', id, AT_ROOT)) === null) throw notFound(argument, id);
  }
}

async function actOnActor(
  context: GraphqlContext,
  item: ActItem,
  answer: string,
  argumentsOf: ArgumentNames,
): Promise<ActorNode> {
  await commit(context, item, argumentsOf);
  return requireNamed(context, 'actor', answer, AT_ROOT);
}

function notFound(path: string, id: string): DomainError {
  return new DomainError('NOT_FOUND', `There is no ${id}.`, { path });
}

/** The arguments that contain the ids. */
type ArgumentNames = Readonly<Record<string, string>>;

async function commit({ writer }: GraphqlContext, item: ActItem, argumentsOf: ArgumentNames): Promise<void> {
  const { results } = await writer.commit({ items: [item] });
  const [result] = results;
  if (result?.outcome === 'REFUSED') throw toArgument(result.error, argumentsOf);
}

function inArguments<Result>(argumentsOf: ArgumentNames, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof DomainError ? toArgument(error, argumentsOf) : error;
  }
}

/** Converts a path of the planner, which is an id and a field, to a path in the arguments. */
function toArgument({ code, message, location: { path = '' } }: DomainError, argumentsOf: ArgumentNames): DomainError {
  const argument = argumentsOf[path];
  if (argument !== undefined) return new DomainError(code, message, { path: argument });
  const id = Object.keys(argumentsOf).find((given) => path.startsWith(`${given}.`));
  const argumentPath = id === undefined ? path : `patch${path.slice(id.length)}`;
  return new DomainError(code, message, argumentPath === '' ? {} : { path: argumentPath });
}

function under<Result>(argument: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const path = [argument, error.location.path].filter((step) => step !== undefined).join('.');
    throw new DomainError(error.code, error.message, { path });
  }
}

export const erasePayloadResolvers: ErasePayloadResolvers = {
  collection: (mark, _args, context) => requireNamed(context, 'collection', mark.collection, AT_ROOT),
  erasedAt: ({ at }) => at,
  revision: ({ sequence }, _args, { reader, viewer }) => visibleRevision(reader, viewer, sequence),
};
