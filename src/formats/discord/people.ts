/** Who says a Discord message to whom, and which other message it is about. */
import type { MessageInput, PartyInput } from '../../domain/record/input.ts';
import { present } from '../kit/chat-parts.ts';
import {
  type DiscordAuthor,
  type DiscordChannel,
  type DiscordGuild,
  type DiscordMessage,
  isDirect,
  kindOf,
} from './message.ts';
import { entryId } from '../kit/ids.ts';

/** Where a message stands. */
export interface DiscordPlace {
  readonly collection: string;
  readonly guild: DiscordGuild;
  readonly channel: DiscordChannel;
  readonly citations: { readonly source: string }[];
  /** Of a conversation of two, once both have said something. */
  readonly both: readonly DiscordAuthor[];
}

/** The other one of two; of what a bot answers to a command, who gave it. */
export function recipientsOf({ author, interaction }: DiscordMessage, { both }: DiscordPlace): DiscordAuthor[] {
  const asking = interaction?.user ?? null;
  if (asking !== null) return [asking];
  return both.some(({ id }) => id === author?.id) ? both.filter(({ id }) => id !== author?.id) : [];
}

interface Named {
  readonly sender: PartyInput | undefined;
  readonly to: readonly PartyInput[];
  /** Whom Discord says something of. */
  readonly named: readonly PartyInput[];
}

export function participantsOf(message: DiscordMessage, { sender, to, named }: Named, place: DiscordPlace) {
  const channel = isDirect(place.channel) ? 'DIRECT_MESSAGE' : 'CHAT';
  switch (kindOf(message)) {
    case 'SPEECH':
      return { wording: 'VERBATIM', sender, to: present(to), channel, ...answerOf(message, place) } as const;
    case 'CALL':
      return { wording: 'REPORTED', sender, to: present(to), channel: 'CALL' } as const;
    case 'SYSTEM': {
      const actors = [sender, ...named].flatMap((party) => party?.actor ?? []);
      const about = [...new Set([...actors, targetOf(message, place) ?? []].flat())];
      return { wording: 'REPORTED', channel, about: present(about) } as const;
    }
  }
}

function answerOf(message: DiscordMessage, place: DiscordPlace): Pick<MessageInput, 'relations' | 'inReplyTo'> {
  const target = targetOf(message, place);
  if (target === undefined) return {};
  const isForward =
    /^(forward|1)$/i.test(String(message.reference?.type)) || (message.forwardedMessage ?? null) !== null;
  return isForward ? { relations: [{ kind: 'QUOTES', entry: target }] } : { inReplyTo: target };
}

/** The message of the same server that it answers, forwards or is about. */
function targetOf(message: DiscordMessage, place: DiscordPlace): string | undefined {
  const id = message.reference?.messageId ?? undefined;
  if (id === undefined || isElsewhere(message, place)) return undefined;
  return entryId('message', place.collection, message.reference?.channelId ?? place.channel.id, id);
}

function isElsewhere({ reference }: DiscordMessage, { guild }: DiscordPlace): boolean {
  return (reference?.guildId ?? guild.id) !== guild.id;
}

/** The address of a message of another server, which no entry of this collection is. */
export function elsewhere(message: DiscordMessage, place: DiscordPlace): string[] | undefined {
  const { messageId, channelId, guildId } = message.reference ?? {};
  const steps = [guildId, channelId, messageId].map((step) => step ?? '');
  if (!isElsewhere(message, place) || steps.includes('')) return undefined;
  return [`https://discord.com/channels/${steps.join('/')}`];
}
