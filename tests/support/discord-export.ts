/** A small export of DiscordChatExporter, and functions that read it. */
import { discord } from '../../src/formats/discord/discord.ts';
import { messagesIn } from './entries-in.ts';
import { readTree } from './read-events.ts';

export const GUILD = { id: '7', name: 'Harbour' };
export const CHANNEL = { id: '70', type: 'GuildTextChat', name: 'general', topic: 'Ships' };
export const DIRECT = {
  guild: { id: '0', name: 'Direct Messages' },
  channel: { id: '80', type: 'DirectTextChat', name: 'bob' },
};
export const ANN = { id: '1', name: 'ann', discriminator: '0042', nickname: 'Annie', isBot: false };
export const FIRST = {
  id: '1064990824305274930',
  type: 'Default',
  timestamp: '2023-01-17T19:33:19.087+00:00',
  content: 'hello',
  author: ANN,
};

export const exported = (messages: readonly object[], head: object = { guild: GUILD, channel: CHANNEL }) =>
  JSON.stringify({ ...head, messages });
export const read = (messages: readonly object[], head?: object) =>
  readTree(discord, { 'general.json': exported(messages, head) });
export const readOne = async (message: object, head?: object) =>
  messagesIn(await read([{ ...FIRST, ...message }], head))[0];
