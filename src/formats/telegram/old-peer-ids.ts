/**
 * Ids of peers (users, groups and channels) in exports from before 2021. There an id is a number with the kind of the
 * peer added to it: 2³² for users, 2³³ for groups and channels. Later exports write `user42` and `channel42`, and for a
 * chat the plain number. Only later exports have `date_unixtime`; that tells the two apart.
 */
import type { TelegramChat } from './chat.ts';
import type { TelegramMessage } from './message.ts';

type PeerId = string | number | null | undefined;

const USERS = 2 ** 32;
const CHATS = 2 ** 33;

function isOfOldExport({ date_unixtime, from_id, actor_id }: TelegramMessage): boolean {
  const isNamed = [from_id, actor_id].some((peer) => typeof peer === 'string' && /^[a-z]/.test(peer));
  return typeof date_unixtime !== 'string' && !isNamed;
}

/** The message with ids of peers as later exports write them. */
export function withCurrentPeerIds(message: TelegramMessage): TelegramMessage {
  if (!isOfOldExport(message)) return message;
  const { from_id, actor_id, forwarded_from_id } = message;
  return {
    ...message,
    from_id: currentPeerId(from_id),
    actor_id: currentPeerId(actor_id),
    forwarded_from_id: currentPeerId(forwarded_from_id),
  };
}

function currentPeerId(id: PeerId): PeerId {
  if (typeof id !== 'number' || id < USERS) return id;
  return id < CHATS ? `user${id - USERS}` : `channel${id - CHATS}`;
}

/**
 * The chat with its id as later exports write it.
 *
 * @param message the first message of the chat; it tells from which kind of export the chat is
 */
export function withCurrentChatId(chat: TelegramChat, message: TelegramMessage): TelegramChat {
  const { id, type } = chat;
  if (typeof id !== 'number' || !isOfOldExport(message)) return chat;
  const isOfUser = type === 'personal_chat' || type === 'bot_chat' || type === 'saved_messages';
  const added = isOfUser ? USERS : CHATS;
  return id < added ? chat : { ...chat, id: id - added };
}
