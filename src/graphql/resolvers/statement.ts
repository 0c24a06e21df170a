import type { StatementInput } from '../../domain/record/input.ts';
import type { GraphqlContext } from '../context.ts';
import { loadEntry } from '../entry-lists.ts';
import type { StatementResolvers } from '../generated/resolvers-types.ts';
import { type EntryNode, through } from '../nodes.ts';
import { entryFields } from './entry.ts';
import { load, loadAll } from './named.ts';

export const statementResolvers: StatementResolvers = {
  ...entryFields,
  speaker: (node) => {
    const { actor, account = null } = inputOf(node).speaker;
    return through(node, { role: 'SPEAKER', actor, account });
  },
  onBehalfOf: (node, _args, context) => loadAll(context, 'actor', inputOf(node).onBehalfOf, node),
  outlet: (node, _args, context) => load(context, 'actor', inputOf(node).outlet, node),
  audience: (node) => inputOf(node).audience ?? null,
  kind: (node) => inputOf(node).kind,
  about: async (node, _args, context) => {
    const topics = await Promise.all((inputOf(node).about ?? []).map((id) => loadTopic(context, id, node)));
    return topics.filter((topic) => topic !== null);
  },
};

function inputOf({ value }: EntryNode): StatementInput {
  if (value.input.type !== 'STATEMENT') throw new Error(`${value.id} is not a statement`);
  return value.input;
}

function loadTopic(context: GraphqlContext, id: string, node: EntryNode) {
  if (id.startsWith('actor:')) return load(context, 'actor', id, node);
  if (id.startsWith('link:')) return load(context, 'link', id, node);
  return loadEntry(context, id, node.lens);
}
