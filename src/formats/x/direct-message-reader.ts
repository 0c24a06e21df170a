/** Turns the direct messages of an X archive into entries, with their reactions, and the comings and goings in groups. */
import type { z } from 'zod';
import { toLastChange } from '../../domain/commit/last-change.ts';
import type { LastChange, messageInput } from '../../domain/record/input.ts';
import { MAX_LIST_LENGTH } from '../../domain/record/limits.ts';
import { urlsIn } from '../kit/addresses.ts';
import { introduceChat, introduceEach, introduceLinks, toLabel, toMessage } from '../kit/chat-parts.ts';
import type { ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { unlessEmpty } from '../kit/given.ts';
import { entryId, threadId } from '../kit/ids.ts';
import { snowflakePlace } from '../dates/instants.ts';
import { parseLeniently } from '../kit/lenient-parse.ts';
import {
  CONVERSATION_EVENTS,
  type ConversationEvent,
  conversationEvent,
  type DirectMessage,
  directMessage,
  type DirectReaction,
  ESSENTIAL_OF_DIRECT,
} from './direct-message.ts';
import type { XPeople } from './people.ts';
import { expandText, fullAddresses, mediaFile } from './short-links.ts';

const PRIVATE_MESSAGE = {
  type: 'MESSAGE',
  visibility: 'PRIVATE',
  platform: 'twitter',
  channel: 'DIRECT_MESSAGE',
} as const;

export class DirectMessageReader {
  readonly #context: ReadContext;
  readonly #people: XPeople;
  readonly #collection: string;
  #conversation = '';
  #index: unknown = null;

  constructor(context: ReadContext, people: XPeople, collection: string) {
    this.#context = context;
    this.#people = people;
    this.#collection = collection;
  }

  /**
   * Begins a conversation.
   *
   * @param index of the conversation in the file, the same as that of its messages
   */
  enter(index: unknown, conversation: unknown): void {
    this.#index = index;
    this.#conversation = typeof conversation === 'string' ? conversation : '';
  }

  *read(index: unknown, value: unknown, at: ArchiveLocation): Generator<ReadEvent> {
    if (index !== this.#index || this.#conversation === '') {
      yield { kind: 'PROBLEM', reason: 'stands in a conversation without an id', at };
      return;
    }
    const members: [string, unknown][] = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const [kind, content] = members[0] ?? ['', null];
    if (kind === 'messageCreate' || kind === 'welcomeMessageCreate') {
      const message = yield* parseLeniently(directMessage, content, ESSENTIAL_OF_DIRECT, at);
      if (message === undefined) return;
      yield* this.#message(message, at);
      for (const reaction of message.reactions ?? []) yield* this.#reaction(message, reaction, at);
    } else if (CONVERSATION_EVENTS.has(kind)) {
      const event = yield* parseLeniently(conversationEvent, content, ['createdAt'], at);
      if (event !== undefined) yield* this.#event(kind, event, at);
    } else {
      const reason = kind === '' ? 'is an empty message' : `is a message of an unknown kind: ${kind}`;
      yield { kind: 'PROBLEM', reason, at };
    }
  }

  *#message(message: DirectMessage, at: ArchiveLocation): Generator<ReadEvent> {
    const addresses = (message.urls ?? []).map(({ url, expanded }) => ({ short: url, full: expanded }));
    const links = addresses.filter(({ full }) => !isOfMedia(full));
    const media = addresses.filter(({ full }) => isOfMedia(full)).map(({ short }) => short);
    const text = expandText(message.text ?? '', links, media).trimStart();
    const recipient = toLabel(message.recipientId);
    const sender = yield* this.#people.introduce(message.senderId, at);
    const to = recipient === undefined ? undefined : [yield* this.#people.introduce(recipient, at)];
    const input: z.input<typeof messageInput> = {
      ...(yield* this.#commonMembers(at)),
      id: this.#id(message.id),
      place: snowflakePlace(message.id),
      occurred: { edtf: message.createdAt },
      lastChange: lastEdit(message),
      text: unlessEmpty(text),
      wording: 'VERBATIM',
      sender,
      to,
      attachments: unlessEmpty((message.mediaUrls ?? []).map(mediaFile)),
      links: yield* introduceLinks(this.#context, [...fullAddresses(links), ...urlsIn(text)], at),
    };
    yield toMessage(this.#collection, input, at);
  }

  /** A reaction is an entry: it has its own time, and shows that the message was seen. */
  *#reaction(
    message: DirectMessage,
    { senderId, reactionKey, eventId, createdAt }: DirectReaction,
    at: ArchiveLocation,
  ): Generator<ReadEvent> {
    const sender = yield* this.#people.introduce(senderId, at);
    const event = toLabel(eventId) ?? `${senderId}-${reactionKey}`;
    const input: z.input<typeof messageInput> = {
      ...(yield* this.#commonMembers(at)),
      id: this.#id(message.id, event),
      place: snowflakePlace(event),
      occurred: createdAt,
      text: reactionKey,
      wording: 'REPORTED',
      sender,
      relations: [{ kind: 'RESPONDS_TO', entry: this.#id(message.id) }],
    };
    yield toMessage(this.#collection, input, at);
  }

  *#event(kind: string, event: ConversationEvent, at: ArchiveLocation): Generator<ReadEvent> {
    const { initiatingUserId, userIds, participantsSnapshot, name, createdAt } = event;
    const named = [initiatingUserId, ...(userIds ?? []), ...(participantsSnapshot ?? [])];
    const everyone = new Set(named.flatMap((user) => toLabel(user) ?? []).slice(0, MAX_LIST_LENGTH));
    const parties = yield* introduceEach(everyone, (user) => this.#people.introduce(user, at));
    const deed = CONVERSATION_EVENTS.get(kind) ?? kind;
    const input: z.input<typeof messageInput> = {
      ...(yield* this.#commonMembers(at)),
      id: this.#id(kind, createdAt, ...[initiatingUserId ?? '', ...(userIds ?? [])].slice(0, 3)),
      occurred: createdAt,
      text: toLabel(name) === undefined ? deed : `${deed} “${name ?? ''}”`,
      wording: 'REPORTED',
      about: parties.map(({ actor }) => actor),
    };
    yield toMessage(this.#collection, input, at);
  }

  #id(...parts: readonly string[]): string {
    return entryId('message', this.#collection, 'dm', this.#conversation, ...parts);
  }

  *#commonMembers(at: ArchiveLocation) {
    const key = `dm-${this.#conversation}`;
    const title = `Direct messages ${this.#conversation}`;
    const citations = yield* introduceChat(this.#context, { collection: this.#collection, key, title }, at);
    return { ...PRIVATE_MESSAGE, citations, thread: threadId(this.#collection, 'dm', this.#conversation) };
  }
}

/** The address that Twitter puts into the text of a message for an attached file. */
function isOfMedia(address: string | null | undefined): boolean {
  return /^https:\/\/(?:twitter|x)\.com\/messages\/media\/\d+$/.test(address ?? '');
}

/** The time of the last edit, which the archive gives in seconds since 1970. */
function lastEdit({ editHistory }: DirectMessage): LastChange | undefined {
  const seconds = (editHistory ?? []).map(({ createdAtSec }) => Number(createdAtSec ?? Number.NaN));
  if (seconds.length === 0) return undefined;
  const last = new Date(Math.max(...seconds) * 1_000);
  return toLastChange('EDITED', Number.isNaN(last.getTime()) ? undefined : last.toISOString());
}
