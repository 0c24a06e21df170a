/** Direct messages of an X archive: of two and of groups, with reactions and who came and went. */
import { z } from 'zod';
import { changeNote } from '../../domain/commit/last-change.ts';
import type { messageInput } from '../../domain/record/input.ts';
import { archiveId, archiveIdOrNone } from '../kit/archive-id.ts';
import { introduceChat, introduceLinks, present, toLabel, toMessage, unlessEmpty, urlsIn } from '../kit/chat-parts.ts';
import type { Position, ReadContext, ReadEvent } from '../format.ts';
import { entryId, threadId } from '../kit/ids.ts';
import { instant, snowflakePlace } from '../dates/instants.ts';
import { salvaged } from '../kit/salvaged.ts';
import type { XPeople } from './people.ts';
import { expandText, fullAddresses, mediaFile } from './short-links.ts';

export const DIRECT_MESSAGE_PATHS = ['$.*.dmConversation.conversationId', '$.*.dmConversation.messages.*'];

const text = z.string().nullish();
const ids = z.array(archiveId).nullish();

const messageCreate = z.object({
  id: archiveId,
  senderId: archiveId,
  recipientId: archiveIdOrNone,
  text,
  createdAt: instant,
  urls: z.array(z.object({ url: text, expanded: text })).nullish(),
  mediaUrls: z.array(z.string()).nullish(),
  reactions: z
    .array(z.object({ senderId: archiveId, reactionKey: z.string().min(1), eventId: text, createdAt: instant }))
    .nullish(),
  editHistory: z.array(z.object({ createdAtSec: z.union([z.string(), z.number()]).nullish() })).nullish(),
});
type MessageCreate = z.output<typeof messageCreate>;

/** Without these it can't be said who says what, when. */
const ESSENTIAL = ['id', 'senderId', 'recipientId', 'text', 'createdAt'];

const happening = z.object({
  initiatingUserId: text,
  createdAt: instant,
  userIds: ids,
  participantsSnapshot: ids,
  name: text,
});

/** What the archive says that people did, in words that are the same in every export. */
const HAPPENINGS = new Map(
  Object.entries({
    joinConversation: 'joined the conversation',
    participantsJoin: 'were added to the conversation',
    participantsLeave: 'left the conversation',
    conversationNameUpdate: 'named the conversation',
    conversationAvatarUpdate: 'changed the picture of the conversation',
  }),
);

/** Far more than a group can have, and as many as an entry can be about. */
const MAX_ABOUT = 1_000;

const HOW = {
  type: 'MESSAGE',
  visibility: 'PRIVATE',
  platform: 'twitter',
  channel: 'DIRECT_MESSAGE',
} as const;

export class DirectMessages {
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

  /** The messages that stand at this place of the file are of this conversation. */
  enter(index: unknown, conversation: unknown): void {
    this.#index = index;
    this.#conversation = typeof conversation === 'string' ? conversation : '';
  }

  *read(index: unknown, value: unknown, at: Position): Generator<ReadEvent> {
    if (index !== this.#index || this.#conversation === '') {
      yield { kind: 'PROBLEM', reason: 'stands in a conversation without an id', at };
      return;
    }
    const members: [string, unknown][] = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const [kind, content] = members[0] ?? ['', null];
    const isMessage = kind === 'messageCreate' || kind === 'welcomeMessageCreate';
    if (isMessage) {
      const message = yield* salvaged(messageCreate, content, ESSENTIAL, at);
      if (message === undefined) return;
      yield* this.#message(message, at);
      for (const reaction of message.reactions ?? []) yield* this.#reaction(message, reaction, at);
    } else if (HAPPENINGS.has(kind)) {
      const event = yield* salvaged(happening, content, ['createdAt'], at);
      if (event !== undefined) yield* this.#happening(kind, event, at);
    } else {
      const reason = `${kind === '' ? 'what is empty' : kind} is no kind of message that is known`;
      yield { kind: 'PROBLEM', reason, at };
    }
  }

  *#message(message: MessageCreate, at: Position): Generator<ReadEvent> {
    const addresses = (message.urls ?? []).map(({ url, expanded }) => ({ short: url, full: expanded }));
    const links = addresses.filter(({ full }) => !isOfMedia(full));
    const media = addresses.filter(({ full }) => isOfMedia(full)).map(({ short }) => short);
    const text = expandText(message.text ?? '', links, media).trimStart();
    const recipient = toLabel(message.recipientId);
    const sender = yield* this.#people.introduce(message.senderId, at);
    const to = recipient === undefined ? undefined : [yield* this.#people.introduce(recipient, at)];
    const input: z.input<typeof messageInput> = {
      ...(yield* this.#surroundings(at)),
      id: this.#id(message.id),
      place: snowflakePlace(message.id),
      occurred: { edtf: message.createdAt, ...editedNote(message) },
      text: unlessEmpty(text),
      wording: 'VERBATIM',
      sender,
      to,
      attachments: present((message.mediaUrls ?? []).map(mediaFile)),
      links: yield* introduceLinks(this.#context, [...fullAddresses(links), ...urlsIn(text)], at),
    };
    yield toMessage(this.#collection, input, at);
  }

  /** An entry of its own: it has its own time, and says that the message was seen. */
  *#reaction(
    message: MessageCreate,
    { senderId, reactionKey, eventId, createdAt }: NonNullable<MessageCreate['reactions']>[number],
    at: Position,
  ): Generator<ReadEvent> {
    const sender = yield* this.#people.introduce(senderId, at);
    const event = toLabel(eventId) ?? `${senderId}-${reactionKey}`;
    const input = {
      ...(yield* this.#surroundings(at)),
      id: this.#id(message.id, event),
      place: snowflakePlace(event),
      occurred: createdAt,
      text: reactionKey,
      wording: 'REPORTED',
      sender,
      relations: [{ kind: 'RESPONDS_TO', entry: this.#id(message.id) }],
    } as const;
    yield toMessage(this.#collection, { ...input, relations: [...input.relations] }, at);
  }

  *#happening(kind: string, event: z.output<typeof happening>, at: Position): Generator<ReadEvent> {
    const { initiatingUserId, userIds, participantsSnapshot, name, createdAt } = event;
    const named = [initiatingUserId, ...(userIds ?? []), ...(participantsSnapshot ?? [])];
    const everyone = new Set(named.flatMap((user) => toLabel(user) ?? []).slice(0, MAX_ABOUT));
    const about: string[] = [];
    for (const user of everyone) about.push((yield* this.#people.introduce(user, at)).actor);
    const words = HAPPENINGS.get(kind) ?? kind;
    const input = {
      ...(yield* this.#surroundings(at)),
      id: this.#id(kind, createdAt, ...[initiatingUserId ?? '', ...(userIds ?? [])].slice(0, 3)),
      occurred: createdAt,
      text: toLabel(name) === undefined ? words : `${words} “${name ?? ''}”`,
      wording: 'REPORTED',
      about,
    } as const;
    yield toMessage(this.#collection, { ...input, about }, at);
  }

  #id(...parts: readonly string[]): string {
    return entryId('message', this.#collection, 'dm', this.#conversation, ...parts);
  }

  *#surroundings(at: Position) {
    const key = `dm-${this.#conversation}`;
    const title = `Direct messages ${this.#conversation}`;
    const citations = yield* introduceChat(this.#context, { collection: this.#collection, key, title }, at);
    return { ...HOW, citations, thread: threadId(this.#collection, 'dm', this.#conversation) };
  }
}

/** The address that Twitter puts into the text of a message for what is attached to it. */
function isOfMedia(address: string | null | undefined): boolean {
  return /^https:\/\/(?:twitter|x)\.com\/messages\/media\/\d+$/.test(address ?? '');
}

/** The last of the edits; seconds since 1970. */
function editedNote({ editHistory }: MessageCreate): { readonly note?: string } {
  const seconds = (editHistory ?? []).map(({ createdAtSec }) => Number(createdAtSec ?? Number.NaN));
  if (seconds.length === 0) return {};
  const last = new Date(Math.max(...seconds) * 1_000);
  return Number.isNaN(last.getTime()) ? { note: 'edited' } : changeNote({ kind: 'edited', at: last.toISOString() });
}
