/** The other message that a Discord message answers, forwards or is about. */
import type { MessageInput } from '../../domain/record/input.ts';
import { entryId } from '../kit/ids.ts';
import type { OpenChannel } from './channel.ts';
import type { DiscordMessage } from './message.ts';

export function answerOf(message: DiscordMessage, open: OpenChannel): Pick<MessageInput, 'relations' | 'inReplyTo'> {
  const target = referencedEntry(message, open);
  if (target === undefined) return {};
  const isForward =
    /^(forward|1)$/i.test(String(message.reference?.type)) || (message.forwardedMessage ?? null) !== null;
  return isForward ? { relations: [{ kind: 'QUOTES', entry: target }] } : { inReplyTo: target };
}

/** The id of the other message's entry; undefined if there is none, or if the message is on another server. */
export function referencedEntry(message: DiscordMessage, open: OpenChannel): string | undefined {
  const id = message.reference?.messageId ?? undefined;
  if (id === undefined || isOnOtherServer(message, open)) return undefined;
  return entryId('message', open.collection, message.reference?.channelId ?? open.channel.id, id);
}

/** The address of a message on another server, which has no entry in this collection. */
export function addressOnOtherServer(message: DiscordMessage, open: OpenChannel): string[] {
  const { messageId, channelId, guildId } = message.reference ?? {};
  const steps = [guildId, channelId, messageId].map((step) => step ?? '');
  if (!isOnOtherServer(message, open) || steps.includes('')) return [];
  return [`https://discord.com/channels/${steps.join('/')}`];
}

function isOnOtherServer({ reference }: DiscordMessage, { guild }: OpenChannel): boolean {
  return (reference?.guildId ?? guild.id) !== guild.id;
}
