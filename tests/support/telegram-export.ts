/** A small export of Telegram Desktop, and functions that read it. */
import { telegram } from '../../src/formats/telegram/telegram.ts';
import { messagesIn } from './entries-in.ts';
import { readTree } from './read-events.ts';

export const CHAT = { name: 'Harbour', type: 'private_supergroup', id: 7 };
export const PERSONAL = { name: 'Bob', type: 'personal_chat', id: 2 };
export const FIRST = {
  id: 10,
  type: 'message',
  date: '2023-01-17T20:33:19',
  date_unixtime: '1673983999',
  from: 'Ann',
  from_id: 'user1',
  text: 'hello',
};

export const exported = (messages: readonly object[], chat: object = CHAT) => JSON.stringify({ ...chat, messages });
export const read = (messages: readonly object[], chat?: object) =>
  readTree(telegram, { 'result.json': exported(messages, chat) });
export const readOne = async (message: object, chat?: object) =>
  messagesIn(await read([{ ...FIRST, ...message }], chat))[0];
