/** The sender and the recipients of a Discord message. */
import type { z } from 'zod';
import type { messageInput, PartyInput } from '../../domain/record/input.ts';
import { introduceEach, introduceProfile, toLabel } from '../kit/chat-parts.ts';
import type { ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { unlessEmpty } from '../kit/given.ts';
import { isDirect, type OpenChannel } from './channel.ts';
import { type DiscordAuthor, type DiscordMessage, kindOf } from './message.ts';
import { answerOf, referencedEntry } from './references.ts';

type DiscordParties = Pick<
  z.input<typeof messageInput>,
  'wording' | 'sender' | 'to' | 'channel' | 'about' | 'relations' | 'inReplyTo'
>;

export function* partiesOf(
  message: DiscordMessage,
  open: OpenChannel,
  context: ReadContext,
  at: ArchiveLocation,
): Generator<ReadEvent, DiscordParties> {
  const introduce = (author: DiscordAuthor) => introduceProfile(context, toProfile(author), at);
  const author = message.author ?? null;
  const sender: PartyInput | undefined = author === null ? undefined : yield* introduce(author);
  const to = yield* introduceEach(recipientsOf(message, open), introduce);
  const channel = isDirect(open.channel) ? 'DIRECT_MESSAGE' : 'CHAT';
  switch (kindOf(message)) {
    case 'SPEECH':
      return { wording: 'VERBATIM', sender, to: unlessEmpty(to), channel, ...answerOf(message, open) };
    case 'CALL':
      return { wording: 'REPORTED', sender, to: unlessEmpty(to), channel: 'CALL' };
    case 'SYSTEM': {
      const mentioned = yield* introduceEach(message.mentions ?? [], introduce);
      const actors = [sender, ...mentioned].flatMap((party) => party?.actor ?? []);
      const about = [...new Set([...actors, referencedEntry(message, open) ?? []].flat())];
      return { wording: 'REPORTED', channel, about: unlessEmpty(about) };
    }
  }
}

/**
 * In a conversation of two, the other person. A bot that answers a command writes to the person who gave the command.
 */
function recipientsOf({ author, interaction }: DiscordMessage, { pair }: OpenChannel): DiscordAuthor[] {
  const asking = interaction?.user ?? null;
  if (asking !== null) return [asking];
  return pair.some(({ id }) => id === author?.id) ? pair.filter(({ id }) => id !== author?.id) : [];
}

function toProfile({ id, name, discriminator, nickname, isBot }: DiscordAuthor) {
  const isNumbered = /^\d{4}$/.test(discriminator ?? '') && discriminator !== '0000';
  return {
    platform: 'discord',
    handle: id,
    name: toLabel(nickname) ?? name,
    aliases: [name, isNumbered ? `${name ?? ''}#${discriminator ?? ''}` : undefined],
    kind: isBot === true ? 'ORGANISATION' : 'PERSON',
  } as const;
}
