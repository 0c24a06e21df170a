/**
 * Telegram Desktop's JSON: one chat, or all of an account. Each chat is a collection, so that it is the same whether it
 * was exported alone or with all others. What it calls public is public; all else is private.
 */
import type { z } from 'zod';
import { formatPath } from '../../domain/problems.ts';
import { sha256 } from '../../domain/digest.ts';
import type { messageInput } from '../../domain/record/input.ts';
import { chatFiles, folderOf } from '../kit/chat-files.ts';
import { introduceChat, introduceLinks, present, toLabel, toMessage, unlessEmpty } from '../kit/chat-parts.ts';
import type { ArchiveFile, Position, ReadContext, ReadEvent, TreeFormat } from '../format.ts';
import { collectionId, entryId, threadId } from '../kit/ids.ts';
import { type ArchiveValue, readArchiveJson } from '../kit/archive-json.ts';
import { checked } from '../kit/checked-item.ts';
import { Ordinals } from '../kit/ordinals.ts';
import { salvaged } from '../kit/salvaged.ts';
import { CHAT_MEMBERS, channelOf, chatKey, isChatMember, isPublic, type TelegramChat } from './chat.ts';
import { telegramJson } from './json.ts';
import { editedNote, ESSENTIAL, isCall, isSystem, telegramMessage, type TelegramMessage, timeOf } from './message.ts';
import { withNumberOfToday, withPeersOfToday } from './peers.ts';
import { TelegramPeople, toPeer } from './people.ts';
import { addressesOf, attachmentsOf, eventWords, wordsOf } from './content.ts';

const MEMBERS = [...Object.keys(CHAT_MEMBERS), 'messages.*'];
const PATHS = [
  ...['$', '$.chats.list.*', '$.left_chats.list.*'].flatMap((chat) => MEMBERS.map((member) => `${chat}.${member}`)),
  ...['user_id', 'first_name', 'last_name'].map((member) => `$.personal_information.${member}`),
  // Not wanted, but long lists of an account; as parts they are never kept whole.
  ...['contacts.list', 'frequent_contacts.list', 'sessions.list', 'web_sessions.list'].map((list) => `$.${list}.*`),
  ...['profile_pictures', 'stories', 'other_data'].map((list) => `$.${list}.*`),
];

const FIRST_NEGATIVE = 1_000_000_000;
const MAX_PLACE = 2_000_000_000;

const CHAT = /"messages"\s*:\s*\[\s*(\{[^]*?"type"\s*:\s*"(message|service|unsupported)"|\])/;
/** An account's export may say much of its owner before the first message. */
const ACCOUNT = /[{,]\s*"(personal_information|left_chats)"\s*:\s*\{|"chats"\s*:\s*\{\s*("about"|"list")/;

/** Folders and pages that an export has beside its JSON. */
const BESIDE =
  /^((photos|files|stickers|video_files|voice_messages|round_video_messages|contacts|profile_pictures|stories|css|js|images|lists|chats)\/|[^/]+\.html$)/;

export const telegram: TreeFormat = chatFiles({
  name: 'telegram',
  extension: '.json',
  recognises: (head) =>
    /^\uFEFF?\s*\{/.test(head) && !/"(backchannel|guild)"\s*:/.test(head) && (CHAT.test(head) || ACCOUNT.test(head)),
  isBeside: (path, chats) =>
    chats.map(folderOf).some((folder) => path.startsWith(folder) && BESIDE.test(path.slice(folder.length))),
  read,
});

async function* read(file: ArchiveFile, context: ReadContext): AsyncGenerator<ReadEvent> {
  const reader = new TelegramReader(context);
  let message = 0;
  for await (const part of readArchiveJson(telegramJson(file.open()), { root: 'object', paths: PATHS })) {
    if ('problem' in part) {
      yield { kind: 'PROBLEM', reason: part.problem, at: { message: message + 1 } };
    } else if (part.path.at(-2) === 'messages') {
      message += 1;
      const isAlone = part.path.length === 2;
      yield* reader.readMessage(part, { message, ...(!isAlone && { path: formatPath(part.path) }) });
    } else yield* reader.learn(part);
  }
  if (message === 0) yield { kind: 'NOTE', topic: 'no messages', text: 'the file holds none', at: {} };
}

/** A chat whose messages are being read. */
interface OpenChat {
  readonly chat: TelegramChat;
  readonly key: string;
  readonly collection: string;
  readonly source: string;
  readonly places: Ordinals;
  readonly alike: Ordinals;
}

type Participants = Pick<
  z.input<typeof messageInput>,
  'wording' | 'channel' | 'sender' | 'to' | 'about' | 'inReplyTo' | 'relations'
>;

class TelegramReader {
  readonly #context: ReadContext;
  readonly #people: TelegramPeople;
  #chatPath = '';
  #chat: TelegramChat = {};
  #open: OpenChat | null = null;
  #saidLocalTimes = false;

  constructor(context: ReadContext) {
    this.#context = context;
    this.#people = new TelegramPeople(context);
  }

  /** What the export says of an account or of a chat, before the messages. */
  *learn({ path, value }: ArchiveValue): Generator<ReadEvent> {
    const member = String(path.at(-1));
    if (path[0] === 'personal_information') this.#people.learnMe(member, value);
    else if (path[0] === 'stories') {
      const text = 'are not kept: the export has no words of them';
      yield { kind: 'NOTE', topic: 'stories', text, at: { path: formatPath(path) } };
    } else if (isChatMember(member)) {
      this.#enter(path.slice(0, -1));
      const read = checked(CHAT_MEMBERS[member], value);
      if ('problem' in read) yield { kind: 'PROBLEM', reason: read.problem, at: { path: formatPath(path) } };
      else this.#chat = { ...this.#chat, [member]: read.value };
    }
  }

  async *readMessage({ path, value }: ArchiveValue, at: Position): AsyncGenerator<ReadEvent> {
    this.#enter(path.slice(0, -2));
    if (isUnsupported(value)) {
      yield { kind: 'PROBLEM', reason: 'was not exported: Telegram Desktop was too old for its kind', at };
      return;
    }
    const read = yield* salvaged(telegramMessage, value, ESSENTIAL, at);
    if (read === undefined) return;
    this.#open ??= yield* openChat(withNumberOfToday(this.#chat, read), this.#context);
    yield* this.#notes(read, at);
    const message = withPeersOfToday(read);
    yield toMessage(this.#open.collection, yield* this.#toInput(message, this.#open, at), at);
  }

  /** Another chat begins where the path is that of another. */
  #enter(path: ArchiveValue['path']): void {
    const chatPath = formatPath(path);
    if (chatPath === this.#chatPath) return;
    this.#chatPath = chatPath;
    this.#chat = {};
    this.#open = null;
  }

  *#notes({ date_unixtime, reactions }: TelegramMessage, at: Position): Generator<ReadEvent> {
    if ((reactions ?? []).length > 0) {
      const text = 'are not kept: the export gives no more than the latest of them';
      yield { kind: 'NOTE', topic: 'reactions', text, at };
    }
    if (typeof date_unixtime === 'string' || this.#saidLocalTimes) return;
    this.#saidLocalTimes = true;
    const text = "are those of the computer that exported, read in the collection's zone; --time-zone says which it is";
    yield { kind: 'NOTE', topic: 'times without a zone', text, at };
  }

  *#toInput(
    message: TelegramMessage,
    open: OpenChat,
    at: Position,
  ): Generator<ReadEvent, z.input<typeof messageInput>> {
    const text = isSystem(message) ? eventWords(message) : wordsOf(message);
    const origins = isSystem(message) ? [] : yield* this.#people.origins(message, { ...open, at });
    return {
      type: 'MESSAGE',
      ...identify(message, text, open),
      occurred: { edtf: timeOf(message), ...editedNote(message) },
      text: unlessEmpty(text),
      visibility: isPublic(open.chat) ? 'PUBLIC' : 'PRIVATE',
      platform: 'telegram',
      attachments: present(attachmentsOf(message)),
      links: yield* introduceLinks(this.#context, addressesOf(message), at),
      citations: [{ source: open.source, ...(origins.length > 0 && { attributedTo: origins }) }],
      thread: threadId(open.collection, open.key),
      ...(yield* isSystem(message) ? this.#named(message, open, at) : this.#participants(message, open, at)),
    };
  }

  /** Whom Telegram itself says something of. */
  *#named(message: TelegramMessage, open: OpenChat, at: Position): Generator<ReadEvent, Participants> {
    const around = { ...open, at };
    const actor = yield* this.#people.party(message.actor_id, message.actor, around);
    if (isCall(message)) return { wording: 'REPORTED', channel: 'CALL', sender: actor };
    const others = [
      yield* this.#people.party(message.from_id, message.from, around),
      yield* this.#people.party(message.to_id, message.to, around),
    ];
    const subject = message.message_id ?? null;
    const actors = [actor, ...others].flatMap((party) => party?.actor ?? []);
    const about = [...actors, ...(subject === null ? [] : [idIn(open, subject)])];
    return { wording: 'REPORTED', channel: channelOf(open.chat), about: present([...new Set(about)]) };
  }

  *#participants(message: TelegramMessage, open: OpenChat, at: Position): Generator<ReadEvent, Participants> {
    const sender = yield* this.#people.party(message.from_id, message.from, { ...open, at });
    const recipient = yield* this.#people.recipient(sender, { ...open, at });
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

function idIn({ collection, key }: Pick<OpenChat, 'collection' | 'key'>, id: number): string {
  return entryId('message', collection, key, String(id));
}

/** What stands in another chat is in that one's collection, unless all chats are imported into one. */
function answerOf(message: TelegramMessage, open: OpenChat): Pick<Participants, 'inReplyTo' | 'relations'> {
  const answered = message.reply_to_message_id ?? null;
  if (answered === null) return {};
  const peer = toLabel(String(message.reply_to_peer_id ?? ''));
  if (peer === undefined || toPeer(peer) === open.key) return { inReplyTo: idIn(open, answered) };
  const key = toPeer(peer);
  const isOwn = open.collection === collectionId(collectionName(open.key));
  const collection = isOwn ? collectionId(collectionName(key)) : open.collection;
  return { relations: [{ kind: 'RESPONDS_TO', entry: idIn({ collection, key }, answered) }] };
}

function collectionName(chat: string): string {
  return `telegram-${chat}`;
}

async function* openChat(chat: TelegramChat, context: ReadContext): AsyncGenerator<ReadEvent, OpenChat> {
  const id = chatKey(chat);
  const title = toLabel(chat.name) ?? (chat.type === 'saved_messages' ? 'Saved messages' : undefined);
  const name = id ?? title;
  const suggestion = {
    ...(name !== undefined && { name: collectionName(name) }),
    ...(title !== undefined && { title }),
  };
  const { id: collection, title: loadedAs } = yield* context.collection(suggestion);
  const key = name ?? 'chat';
  const [cited] = yield* introduceChat(context, { collection, key, title: title ?? loadedAs }, {});
  return {
    chat,
    key,
    collection,
    source: cited.source,
    places: new Ordinals(),
    alike: new Ordinals(),
  };
}

/** By its number in the chat; in exports that have none by all that it says, and its ordinal among those alike. */
function identify(message: TelegramMessage, text: string, { collection, key, places, alike }: OpenChat) {
  const time = timeOf(message);
  if (typeof message.id === 'number') {
    // Messages of a group before it grew into a larger one have negative numbers, and came first.
    const place = message.id < 0 ? message.id + FIRST_NEGATIVE : message.id;
    return {
      id: entryId('message', collection, key, String(message.id)),
      place: Math.min(Math.max(place, 0), MAX_PLACE),
    };
  }
  const parts = [time, message.from ?? message.actor ?? '', sha256(text).slice(0, 12)];
  const ordinal = alike.next(JSON.stringify(parts));
  return { id: entryId('message', collection, key, ...parts, String(ordinal)), place: places.next(time) };
}
