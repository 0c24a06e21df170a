import { z } from 'zod';
import type { ReadContext, ReadEvent } from '../format.ts';
import { introduceChat, toLabel } from '../kit/chat-parts.ts';
import { UnnumberedMessages } from '../kit/unnumbered-messages.ts';

/** The members of an export that describe a chat. */
export const CHAT_MEMBERS = {
  name: z.string().nullish(),
  type: z.string().nullish(),
  id: z.union([z.int(), z.string()]).nullish(),
} as const;

export function isChatMember(name: string): name is keyof typeof CHAT_MEMBERS {
  return Object.hasOwn(CHAT_MEMBERS, name);
}

/** A chat as the export describes it before its messages. */
export interface TelegramChat {
  readonly name?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly id?: number | string | null | undefined;
}

const KEY_PREFIXES = new Map([
  ['saved_messages', 'saved'],
  ['replies', 'replies'],
  ['verification_codes', 'codes'],
  ['personal_chat', 'user'],
  ['bot_chat', 'user'],
  ['private_group', 'chat'],
]);

/**
 * `user42`, `channel42`: a user and a channel may have the same number.
 *
 * @returns null if the export gives no id
 */
export function chatKey({ type, id }: TelegramChat): string | null {
  if (id === null || id === undefined) return null;
  return `${KEY_PREFIXES.get(type ?? '') ?? 'channel'}${id}`;
}

export function isPersonal({ type }: TelegramChat): boolean {
  return type === 'personal_chat' || type === 'bot_chat';
}

export function isPublic({ type }: TelegramChat): boolean {
  return type?.startsWith('public_') === true;
}

export function channelOf({ type }: TelegramChat): 'DIRECT_MESSAGE' | 'POST' | 'CHAT' {
  if (type?.endsWith('_channel') === true) return 'POST';
  return type !== undefined && type !== null && /^(personal_chat|bot_chat|saved_messages)$/.test(type)
    ? 'DIRECT_MESSAGE'
    : 'CHAT';
}

/** The name of the collection that a chat becomes. */
export function collectionName(key: string): string {
  return `telegram-${key}`;
}

/** A chat whose messages are being read. */
export interface OpenChat {
  readonly chat: TelegramChat;
  readonly key: string;
  readonly collection: string;
  readonly source: string;
  readonly unnumbered: UnnumberedMessages;
}

/** Introduces the collection and the source that the chat becomes. */
export async function* openChat(chat: TelegramChat, context: ReadContext): AsyncGenerator<ReadEvent, OpenChat> {
  const id = chatKey(chat);
  const title = toLabel(chat.name) ?? (chat.type === 'saved_messages' ? 'Saved messages' : undefined);
  const name = id ?? title;
  const suggestion = {
    ...(name !== undefined && { name: collectionName(name) }),
    ...(title !== undefined && { title }),
  };
  const { id: collection, title: collectionTitle } = yield* context.collection(suggestion);
  const key = name ?? 'chat';
  const [cited] = yield* introduceChat(context, { collection, key, title: title ?? collectionTitle }, {});
  return { chat, key, collection, source: cited.source, unnumbered: new UnnumberedMessages() };
}
