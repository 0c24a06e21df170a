/** Turns the parts of a Discord channel into entries, one message at a time. */
import type { z } from 'zod';
import { toLastChange } from '../../domain/commit/last-change.ts';
import type { LastChange, messageInput } from '../../domain/record/input.ts';
import { introduceLinks, noteReactions, toLabel, toMessage } from '../kit/chat-parts.ts';
import type { ArchiveFile, ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { unlessEmpty } from '../kit/given.ts';
import { entryId, threadId } from '../kit/ids.ts';
import { snowflakePlace } from '../dates/instants.ts';
import { parseLeniently } from '../kit/lenient-parse.ts';
import { discordChannel, type DiscordGuild, discordGuild, type OpenChannel, openChannel } from './channel.ts';
import { addressesOf, attachmentsOf, textOf } from './content.ts';
import { discordMessage, type DiscordMessage, ESSENTIAL } from './message.ts';
import { partiesOf } from './people.ts';
import { addressOnOtherServer } from './references.ts';

export class DiscordReader {
  readonly #file: ArchiveFile;
  readonly #context: ReadContext;
  #guild: DiscordGuild = { id: '0' };
  #open: OpenChannel | null = null;

  constructor(file: ArchiveFile, context: ReadContext) {
    this.#file = file;
    this.#context = context;
  }

  /** @param member of the file: `guild`, `channel` or `messages` */
  async *read(member: string, value: unknown, at: ArchiveLocation): AsyncGenerator<ReadEvent> {
    if (member === 'guild') {
      const guild = yield* parseLeniently(discordGuild, value, ['id'], at);
      if (guild !== undefined) this.#guild = guild;
    } else if (member === 'channel') {
      const channel = yield* parseLeniently(discordChannel, value, ['id', 'type'], at);
      if (channel !== undefined) this.#open = yield* openChannel(this.#guild, channel, this.#file, this.#context);
    } else if (this.#open === null) {
      yield { kind: 'PROBLEM', reason: 'is in no channel: the file must name its channel before the messages', at };
    } else {
      const message = yield* parseLeniently(discordMessage, value, ESSENTIAL, at);
      if (message !== undefined) yield* toEvents(message, this.#open, this.#context, at);
    }
  }
}

function* toEvents(
  message: DiscordMessage,
  open: OpenChannel,
  context: ReadContext,
  at: ArchiveLocation,
): Generator<ReadEvent> {
  yield* noteReactions(message.reactions, 'the export does not say when they were given', at);
  const parties = yield* partiesOf(message, open, context, at);
  const text = textOf(message);
  const addresses = [...addressesOf(message, text), ...addressOnOtherServer(message, open)];
  const { collection, channel, citations } = open;
  const input: z.input<typeof messageInput> = {
    type: 'MESSAGE',
    id: entryId('message', collection, channel.id, message.id),
    place: snowflakePlace(message.id),
    occurred: { edtf: message.timestamp },
    lastChange: lastChangeOf(message),
    text: unlessEmpty(text),
    visibility: 'PRIVATE',
    platform: 'discord',
    subject: commandOf(message),
    attachments: unlessEmpty(attachmentsOf(message)),
    links: yield* introduceLinks(context, addresses, at),
    citations,
    thread: threadId(collection, channel.id),
    ...parties,
  };
  yield toMessage(collection, input, at);
}

/** The command that a bot answers. */
function commandOf({ interaction }: DiscordMessage): string | undefined {
  const name = toLabel(interaction?.name);
  return name === undefined ? undefined : `/${name}`;
}

function lastChangeOf({ timestampEdited, callEndedTimestamp }: DiscordMessage): LastChange | undefined {
  const ended = callEndedTimestamp ?? null;
  if (ended !== null) return toLastChange('ENDED', ended);
  const edited = timestampEdited ?? null;
  return edited === null ? undefined : toLastChange('EDITED', edited);
}
