/** Turns the messages of a Slack export into entries, one at a time. */
import type { z } from 'zod';
import { toLastChange } from '../../domain/commit/last-change.ts';
import type { LastChange, MessageInput, messageInput } from '../../domain/record/input.ts';
import { urlsIn } from '../kit/addresses.ts';
import { introduceChat, introduceLinks, noteReactions, toLabel, toMessage } from '../kit/chat-parts.ts';
import type { ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { unlessEmpty } from '../kit/given.ts';
import { entryId, threadId } from '../kit/ids.ts';
import { parseLeniently } from '../kit/lenient-parse.ts';
import { attachmentsOf, cardAddresses, quotedMessagesOf, textOf } from './content.ts';
import { readSlackText } from './markup.ts';
import { ESSENTIAL, kindOf, slackMessage, type SlackMessage } from './message.ts';
import { SlackPeople } from './people.ts';
import type { SlackChannel, SlackWorkspace } from './workspace.ts';

/** The position of a message in the export. */
interface SlackChannelContext {
  readonly channel: SlackChannel;
  readonly at: ArchiveLocation;
}

export class SlackReader {
  readonly #workspace: SlackWorkspace;
  readonly #collection: string;
  readonly #context: ReadContext;
  readonly #people: SlackPeople;

  constructor(workspace: SlackWorkspace, collection: string, context: ReadContext) {
    this.#workspace = workspace;
    this.#collection = collection;
    this.#context = context;
    this.#people = new SlackPeople(workspace, context);
  }

  /** @param folder of the message's channel */
  *readMessage(value: unknown, folder: string, at: ArchiveLocation): Generator<ReadEvent> {
    yield* this.#readState(value, { channel: this.#workspace.channelOf(folder), at });
  }

  /** Exports for lawyers also log edits and deletions. Each is read as the state of the message after it. */
  *#readState(value: unknown, context: SlackChannelContext, deletedAt?: string): Generator<ReadEvent> {
    const { at } = context;
    const message = yield* parseLeniently(slackMessage, value, ESSENTIAL, at);
    if (message === undefined) return;
    if (message.subtype === 'message_changed' && message.message !== undefined) {
      yield* this.#readState(message.message, context);
    } else if (message.subtype === 'message_deleted' && message.previous_message !== undefined) {
      yield* this.#readState(message.previous_message, context, toInstant(message.ts));
    } else {
      yield* noteReactions(message.reactions, 'the export does not say when they were given', at);
      yield toMessage(this.#collection, yield* this.#toInput(message, context, deletedAt), at);
    }
  }

  *#toInput(
    message: SlackMessage,
    { channel, at }: SlackChannelContext,
    deletedAt: string | undefined,
  ): Generator<ReadEvent, z.input<typeof messageInput>> {
    const { text, urls } = readSlackText(textOf(message), {
      user: (id) => toLabel(this.#workspace.user(id)?.name),
      channel: (id) => this.#workspace.channel(id)?.name,
    });
    const title = `#${channel.name}`;
    const chat = { collection: this.#collection, key: channel.id, title, about: channel.about };
    const [cited] = yield* introduceChat(this.#context, chat, at);
    const addresses = [...urls, ...urlsIn(text), ...cardAddresses(message)];
    const authors = yield* this.#people.introduceOriginalAuthors(message, at);
    return {
      type: 'MESSAGE',
      id: this.#messageId(channel.id, message.ts),
      place: Number(message.ts.slice(-3)),
      occurred: { edtf: toInstant(message.ts) },
      lastChange: lastChangeOf(message, deletedAt),
      text: unlessEmpty(text),
      visibility: 'PRIVATE',
      platform: 'slack',
      channel: channel.members === null ? 'CHAT' : 'DIRECT_MESSAGE',
      attachments: unlessEmpty(attachmentsOf(message)),
      links: yield* introduceLinks(this.#context, addresses, at),
      relations: unlessEmpty(this.#quotations(message)),
      citations: [{ ...cited, ...(authors.length > 0 && { attributedTo: authors }) }],
      ...this.#threadOf(message, channel),
      ...(yield* this.#people.partiesOf(message, channel, at)),
    };
  }

  /** Messages by Slack itself are in no thread. */
  #threadOf(message: SlackMessage, channel: SlackChannel) {
    if (kindOf(message) === 'SYSTEM') return {};
    const opener = message.thread_ts ?? message.ts;
    const thread = threadId(this.#collection, channel.id, opener);
    return opener === message.ts ? { thread } : { thread, inReplyTo: this.#messageId(channel.id, opener) };
  }

  #quotations(message: SlackMessage): NonNullable<MessageInput['relations']> {
    const quoted = quotedMessagesOf(message).flatMap(({ channel_id, ts }) => {
      const channel = toLabel(channel_id);
      return channel === undefined || typeof ts !== 'string' ? [] : this.#messageId(channel, ts);
    });
    return [...new Set(quoted)].map((entry) => ({ kind: 'QUOTES', entry }));
  }

  #messageId(channel: string, ts: string): string {
    return entryId('message', this.#collection, channel, ts);
  }
}

/** `1661990400.000200` → `2022-09-01T00:00:00.000Z`; the digits beyond the milliseconds become the `place`. */
function toInstant(ts: string): string {
  const [seconds = '', fraction = ''] = ts.split('.');
  return new Date(Number(seconds) * 1_000 + Number(fraction.slice(0, 3))).toISOString();
}

function lastChangeOf({ subtype, edited, room }: SlackMessage, deletedAt: string | undefined): LastChange | undefined {
  if (deletedAt !== undefined) return toLastChange('DELETED', deletedAt);
  if (subtype === 'tombstone') return toLastChange('DELETED');
  const ended = room?.date_end ?? 0;
  if (ended > 0) return toLastChange('ENDED', new Date(ended * 1_000).toISOString());
  const at = edited?.ts;
  return at === null || at === undefined ? undefined : toLastChange('EDITED', toInstant(at));
}
