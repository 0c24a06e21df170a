/** Turns the parts of a Telegram export into entries, one message at a time. */
import type { z } from 'zod';
import { formatPath } from '../../domain/problems.ts';
import type { messageInput } from '../../domain/record/input.ts';
import { MAX_PLACE } from '../../domain/record/limits.ts';
import { introduceLinks, noteReactions, toLabel, toMessage } from '../kit/chat-parts.ts';
import type { ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { unlessEmpty } from '../kit/given.ts';
import { collectionId, entryId, threadId } from '../kit/ids.ts';
import type { ArchiveValue } from '../kit/archive-json.ts';
import { checked } from '../kit/checked-item.ts';
import { parseLeniently } from '../kit/lenient-parse.ts';
import {
  CHAT_MEMBERS,
  channelOf,
  collectionName,
  isChatMember,
  isPublic,
  type OpenChat,
  openChat,
  type TelegramChat,
} from './chat.ts';
import { addressesOf, attachmentsOf, textOf } from './content.ts';
import { ESSENTIAL, lastEdit, telegramMessage, type TelegramMessage, timeOf } from './message.ts';
import { withCurrentChatId, withCurrentPeerIds } from './old-peer-ids.ts';
import { TelegramPeople, toPeerId } from './people.ts';
import { isCall, isService, serviceTextOf } from './service-message.ts';

const FIRST_NEGATIVE = 1_000_000_000;

type TelegramParties = Pick<
  z.input<typeof messageInput>,
  'wording' | 'channel' | 'sender' | 'to' | 'about' | 'inReplyTo' | 'relations'
>;

export class TelegramReader {
  readonly #context: ReadContext;
  readonly #people: TelegramPeople;
  #chatPath = '';
  #chat: TelegramChat = {};
  #open: OpenChat | null = null;
  #hasNotedLocalTimes = false;

  constructor(context: ReadContext) {
    this.#context = context;
    this.#people = new TelegramPeople(context);
  }

  /** Reads a member that describes the account or a chat; these stand before the messages. */
  *readDescription({ path, value }: ArchiveValue): Generator<ReadEvent> {
    const member = String(path.at(-1));
    if (path[0] === 'personal_information') this.#people.learnOwner(member, value);
    else if (path[0] === 'stories') {
      const text = 'not imported, because the export has no text of them';
      yield { kind: 'NOTE', topic: 'stories', text, at: { path: formatPath(path) } };
    } else if (isChatMember(member)) {
      this.#enter(path.slice(0, -1));
      const read = checked(CHAT_MEMBERS[member], value);
      if ('problem' in read) yield { kind: 'PROBLEM', reason: read.problem, at: { path: formatPath(path) } };
      else this.#chat = { ...this.#chat, [member]: read.value };
    }
  }

  async *readMessage({ path, value }: ArchiveValue, at: ArchiveLocation): AsyncGenerator<ReadEvent> {
    this.#enter(path.slice(0, -2));
    if (isUnsupported(value)) {
      const reason = 'has no content: the version of Telegram Desktop that made the export could not export it';
      yield { kind: 'PROBLEM', reason, at };
      return;
    }
    const read = yield* parseLeniently(telegramMessage, value, ESSENTIAL, at);
    if (read === undefined) return;
    this.#open ??= yield* openChat(withCurrentChatId(this.#chat, read), this.#context);
    yield* this.#notes(read, at);
    const message = withCurrentPeerIds(read);
    yield toMessage(this.#open.collection, yield* this.#toInput(message, this.#open, at), at);
  }

  /** A new path means another chat. */
  #enter(path: ArchiveValue['path']): void {
    const chatPath = formatPath(path);
    if (chatPath === this.#chatPath) return;
    this.#chatPath = chatPath;
    this.#chat = {};
    this.#open = null;
  }

  *#notes({ date_unixtime, reactions }: TelegramMessage, at: ArchiveLocation): Generator<ReadEvent> {
    yield* noteReactions(reactions, 'the export gives only the latest of them', at);
    if (typeof date_unixtime === 'string' || this.#hasNotedLocalTimes) return;
    this.#hasNotedLocalTimes = true;
    const text =
      "are local times of the computer that made the export; they are read in the collection's zone. Name the zone with --time-zone.";
    yield { kind: 'NOTE', topic: 'times without a zone', text, at };
  }

  *#toInput(
    message: TelegramMessage,
    open: OpenChat,
    at: ArchiveLocation,
  ): Generator<ReadEvent, z.input<typeof messageInput>> {
    const isOfTelegram = isService(message);
    const text = isOfTelegram ? serviceTextOf(message) : textOf(message);
    const authors = isOfTelegram ? [] : yield* this.#people.introduceOriginalAuthors(message, { ...open, at });
    return {
      type: 'MESSAGE',
      ...identify(message, text, open),
      occurred: { edtf: timeOf(message) },
      lastChange: lastEdit(message),
      text: unlessEmpty(text),
      visibility: isPublic(open.chat) ? 'PUBLIC' : 'PRIVATE',
      platform: 'telegram',
      attachments: unlessEmpty(attachmentsOf(message)),
      links: yield* introduceLinks(this.#context, addressesOf(message), at),
      citations: [{ source: open.source, ...(authors.length > 0 && { attributedTo: authors }) }],
      thread: threadId(open.collection, open.key),
      ...(yield* isOfTelegram ? this.#servicePartiesOf(message, open, at) : this.#partiesOf(message, open, at)),
    };
  }

  /** The actors and the message that a service message is about. A call has a sender: the caller. */
  *#servicePartiesOf(
    message: TelegramMessage,
    open: OpenChat,
    at: ArchiveLocation,
  ): Generator<ReadEvent, TelegramParties> {
    const context = { ...open, at };
    const actor = yield* this.#people.introduce(message.actor_id, message.actor, context);
    if (isCall(message)) return { wording: 'REPORTED', channel: 'CALL', sender: actor };
    const others = [
      yield* this.#people.introduce(message.from_id, message.from, context),
      yield* this.#people.introduce(message.to_id, message.to, context),
    ];
    const subject = message.message_id ?? null;
    const actors = [actor, ...others].flatMap((party) => party?.actor ?? []);
    const about = [...actors, ...(subject === null ? [] : [messageId(open, subject)])];
    return { wording: 'REPORTED', channel: channelOf(open.chat), about: unlessEmpty([...new Set(about)]) };
  }

  *#partiesOf(message: TelegramMessage, open: OpenChat, at: ArchiveLocation): Generator<ReadEvent, TelegramParties> {
    const context = { ...open, at };
    const sender = yield* this.#people.introduce(message.from_id, message.from, context);
    const recipient = yield* this.#people.introduceRecipient(sender, context);
    return {
      wording: 'VERBATIM',
      channel: channelOf(open.chat),
      sender,
      to: recipient === undefined ? undefined : [recipient],
      ...answerOf(message, open),
    };
  }
}

function isUnsupported(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'unsupported';
}

function messageId({ collection, key }: Pick<OpenChat, 'collection' | 'key'>, number: number): string {
  return entryId('message', collection, key, String(number));
}

/** A message of another chat is in the collection of that chat, unless all chats are imported into one collection. */
function answerOf(message: TelegramMessage, open: OpenChat): Pick<TelegramParties, 'inReplyTo' | 'relations'> {
  const answered = message.reply_to_message_id ?? null;
  if (answered === null) return {};
  const peer = toLabel(String(message.reply_to_peer_id ?? ''));
  if (peer === undefined || toPeerId(peer) === open.key) return { inReplyTo: messageId(open, answered) };
  const key = toPeerId(peer);
  const hasOwnCollection = open.collection === collectionId(collectionName(open.key));
  const collection = hasOwnCollection ? collectionId(collectionName(key)) : open.collection;
  return { relations: [{ kind: 'RESPONDS_TO', entry: messageId({ collection, key }, answered) }] };
}

/** By its number in the chat, if the export has one. */
function identify(message: TelegramMessage, text: string, open: OpenChat) {
  if (typeof message.id !== 'number') {
    const sender = message.from ?? message.actor ?? '';
    return open.unnumbered.identify(open, { time: timeOf(message), sender, text });
  }
  // A group that grew into a larger one has negative numbers for its earlier messages.
  const place = message.id < 0 ? message.id + FIRST_NEGATIVE : message.id;
  return { id: messageId(open, message.id), place: Math.min(Math.max(place, 0), MAX_PLACE) };
}
