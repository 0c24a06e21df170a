import { lagFrom } from '../../domain/query/nearby.ts';
import { participantsOf } from '../../domain/record/participants.ts';
import type { MessageInput } from '../../domain/record/input.ts';
import { term } from '../../domain/query/terms.ts';
import type { GraphqlContext } from '../context.ts';
import { everythingWith, connectEntries, loadEntry } from '../entry-lists.ts';
import type { MessageResolvers } from '../generated/resolvers-types.ts';
import { type EntryNode, through } from '../nodes.ts';
import { entryFields } from './entry.ts';

export const messageResolvers: MessageResolvers = {
  ...entryFields,
  sender: (node) => participantsIn(node, ['SENDER'])[0] ?? null,
  recipients: (node) => participantsIn(node, ['TO', 'CC', 'BCC']),
  platform: (node) => inputOf(node).platform ?? null,
  channel: (node) => inputOf(node).channel,
  subject: (node) => inputOf(node).subject ?? null,
  attachments: (node) => [...(inputOf(node).attachments ?? [])],
  thread: (node) => (node.value.thread === null ? null : through(node, { id: node.value.thread })),
  inReplyTo: async (node, _args, context) => {
    const { inReplyTo } = inputOf(node);
    return inReplyTo === undefined ? null : loadEntry(context, inReplyTo, node.lens);
  },
  lastChange: (node) => inputOf(node).lastChange ?? null,
  replies: (node, args, context) => connectEntries(context, args, repliesTo(node)),
  replyState: ({ value }) => value.replyState ?? 'NO_REPLY_DOCUMENTED',
  replyLag,
};

function inputOf({ value }: EntryNode): MessageInput {
  if (value.input.type !== 'MESSAGE') throw new Error(`${value.id} is not a message`);
  return value.input;
}

function participantsIn(node: EntryNode, roles: readonly string[]) {
  return participantsOf(node.value.input)
    .filter(({ role }) => roles.includes(role))
    .map((participant) => through(node, participant));
}

const repliesTo = (node: EntryNode) => ({ groups: [[term('replyTo', node.value.id)]], lens: node.lens });

async function replyLag(node: EntryNode, _args: unknown, context: GraphqlContext) {
  const query = everythingWith(context, 'OCCURRED', repliesTo(node));
  const { items } = await context.reader.page(query, { after: null, before: null, limit: 1, from: 'START' });
  const [first] = items;
  return first === undefined ? null : lagFrom(node.value, first, 'OCCURRED');
}
