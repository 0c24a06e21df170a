import { z } from 'zod';

const SORTS = new Map([
  ['saved_messages', 'saved'],
  ['replies', 'replies'],
  ['verification_codes', 'codes'],
  ['personal_chat', 'user'],
  ['bot_chat', 'user'],
  ['private_group', 'chat'],
]);

/** What an export says of a chat. */
export const CHAT_MEMBERS = {
  name: z.string().nullish(),
  type: z.string().nullish(),
  id: z.union([z.int(), z.string()]).nullish(),
} as const;

export function isChatMember(name: string): name is keyof typeof CHAT_MEMBERS {
  return Object.hasOwn(CHAT_MEMBERS, name);
}

/** A chat as far as the export has described it before its messages. */
export interface TelegramChat {
  readonly name?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly id?: number | string | null | undefined;
}

/** `user42`, `channel42`: ids of users and of channels are counted apart. Null where the export gives none. */
export function chatKey({ type, id }: TelegramChat): string | null {
  if (id === null || id === undefined) return null;
  return `${SORTS.get(type ?? '') ?? 'channel'}${id}`;
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
