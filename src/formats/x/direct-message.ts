/** The shape of a direct message and of other events in a conversation of an X archive. */
import { z } from 'zod';
import { archiveId, archiveIdOrNone } from '../kit/archive-id.ts';
import { instant } from '../dates/instants.ts';

export const DIRECT_MESSAGE_PATHS = ['$.*.dmConversation.conversationId', '$.*.dmConversation.messages.*'];

const text = z.string().nullish();
const ids = z.array(archiveId).nullish();

export const directMessage = z.object({
  id: archiveId,
  senderId: archiveId,
  recipientId: archiveIdOrNone,
  text,
  createdAt: instant,
  urls: z.array(z.object({ url: text, expanded: text })).nullish(),
  mediaUrls: z.array(z.string()).nullish(),
  reactions: z
    .array(z.object({ senderId: archiveId, reactionKey: z.string().min(1), eventId: text, createdAt: instant }))
    .nullish(),
  editHistory: z.array(z.object({ createdAtSec: z.union([z.string(), z.number()]).nullish() })).nullish(),
});
export type DirectMessage = z.output<typeof directMessage>;
export type DirectReaction = NonNullable<DirectMessage['reactions']>[number];

/** A message with a wrong value in one of these is skipped: without them it is unknown who said what, and when. */
export const ESSENTIAL_OF_DIRECT = ['id', 'senderId', 'recipientId', 'text', 'createdAt'];

/** Someone joined, left or changed a conversation. */
export const conversationEvent = z.object({
  initiatingUserId: text,
  createdAt: instant,
  userIds: ids,
  participantsSnapshot: ids,
  name: text,
});
export type ConversationEvent = z.output<typeof conversationEvent>;

/** Kinds of such events, with a text that is the same in every export. */
export const CONVERSATION_EVENTS = new Map(
  Object.entries({
    joinConversation: 'joined the conversation',
    participantsJoin: 'were added to the conversation',
    participantsLeave: 'left the conversation',
    conversationNameUpdate: 'named the conversation',
    conversationAvatarUpdate: 'changed the picture of the conversation',
  }),
);
