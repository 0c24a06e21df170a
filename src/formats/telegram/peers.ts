/**
 * Peers as exports of before 2021 number them: chats, and later whoever writes too, with their sort added to their number,
 * users from 2³² on, groups and channels from 2³³ on. Later ones write `user42` and `channel42`, and of chats the number
 * alone. Those know no Unix time, which tells them apart.
 */
import type { TelegramChat } from './chat.ts';
import type { TelegramMessage } from './message.ts';

type Peer = string | number | null | undefined;

const USERS = 2 ** 32;
const CHATS = 2 ** 33;

/** Whether the export that a message stands in numbers peers so. */
function isOld({ date_unixtime, from_id, actor_id }: TelegramMessage): boolean {
  const isNamed = [from_id, actor_id].some((peer) => typeof peer === 'string' && /^[a-z]/.test(peer));
  return typeof date_unixtime !== 'string' && !isNamed;
}

/** The message with its peers as they are written today. */
export function withPeersOfToday(message: TelegramMessage): TelegramMessage {
  if (!isOld(message)) return message;
  const { from_id, actor_id, forwarded_from_id } = message;
  return {
    ...message,
    from_id: peerOfToday(from_id),
    actor_id: peerOfToday(actor_id),
    forwarded_from_id: peerOfToday(forwarded_from_id),
  };
}

function peerOfToday(peer: Peer): Peer {
  if (typeof peer !== 'number' || peer < USERS) return peer;
  return peer < CHATS ? `user${peer - USERS}` : `channel${peer - CHATS}`;
}

/** The chat with its number as it is written today, which the first of its messages tells. */
export function withNumberOfToday(chat: TelegramChat, message: TelegramMessage): TelegramChat {
  const { id, type } = chat;
  if (typeof id !== 'number' || !isOld(message)) return chat;
  const isOfUser = type === 'personal_chat' || type === 'bot_chat' || type === 'saved_messages';
  const added = isOfUser ? USERS : CHATS;
  return id < added ? chat : { ...chat, id: id - added };
}
