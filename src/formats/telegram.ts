/**
 * Telegram Desktop's JSON: one chat, or all of an account. Each chat is a collection, so that it is the same whether it
 * was exported alone or with all others. What it calls public is public; all else is private.
 */
import type { z } from 'zod';
import { formatPath } from '../domain/issues.ts';
import { sha256 } from '../domain/digest.ts';
import type { messageInput, PartyInput } from '../domain/record-input.ts';
import { chatFiles, folderOf } from './chat-files.ts';
import {
  introduceChat,
  introduceLinks,
  introduceName,
  introduceProfile,
  present,
  toLabel,
  unlessEmpty,
} from './chat-parts.ts';
import type { ArchiveFile, Position, ReadContext, ReadEvent, TreeFormat } from './format.ts';
import { entryId, threadId } from './ids.ts';
import { checked, type JsonPart, readJsonParts } from './json-stream.ts';
import { Ordinals } from './ordinals.ts';
import { toEvent } from './record-items.ts';
import {
  CHAT_MEMBERS,
  channelOf,
  chatKey,
  isChatMember,
  isPersonal,
  isPublic,
  type TelegramChat,
} from './telegram-chat.ts';
import {
  addressesOf,
  attachmentsOf,
  editedNote,
  eventWords,
  isSystem,
  telegramMessage,
  type TelegramMessage,
  timeOf,
  wordsOf,
} from './telegram-message.ts';

const MEMBERS = [...Object.keys(CHAT_MEMBERS), 'messages.*'];
const PATHS = [
  ...['$', '$.chats.list.*', '$.left_chats.list.*'].flatMap((chat) => MEMBERS.map((member) => `${chat}.${member}`)),
  ...['user_id', 'first_name', 'last_name'].map((member) => `$.personal_information.${member}`),
  // Not wanted, but long lists of an account; as parts they are never kept whole.
  '$.contacts.list.*',
  '$.other_data.*',
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
  for await (const part of readJsonParts(file.open(), { root: 'object', paths: PATHS })) {
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

type Participants = Pick<z.input<typeof messageInput>, 'wording' | 'channel' | 'sender' | 'to' | 'about' | 'inReplyTo'>;

class TelegramReader {
  readonly #context: ReadContext;
  /** Whose account it is, where that is known. */
  #me: { readonly id: string | null; readonly names: readonly string[] };
  #chatPath = '';
  #chat: TelegramChat = {};
  #open: OpenChat | null = null;
  #saidLocalTimes = false;

  constructor(context: ReadContext) {
    this.#context = context;
    this.#me = { id: /^(user)?\d+$/.test(context.me ?? '') ? toPeer(context.me ?? '') : null, names: [] };
  }

  /** What the export says of an account or of a chat, before the messages. */
  *learn({ path, value }: JsonPart): Generator<ReadEvent> {
    const member = String(path.at(-1));
    if (path[0] === 'personal_information') {
      const isId = member === 'user_id' && (typeof value === 'string' || typeof value === 'number');
      if (isId) this.#me = { ...this.#me, id: toPeer(String(value)) };
      else if (member !== 'user_id' && typeof value === 'string')
        this.#me = { ...this.#me, names: [...this.#me.names, value] };
    } else if (isChatMember(member)) {
      this.#enter(path.slice(0, -1));
      const read = checked(CHAT_MEMBERS[member], value);
      if ('problem' in read) yield { kind: 'PROBLEM', reason: read.problem, at: { path: formatPath(path) } };
      else this.#chat = { ...this.#chat, [member]: read.value };
    }
  }

  async *readMessage({ path, value }: JsonPart, at: Position): AsyncGenerator<ReadEvent> {
    this.#enter(path.slice(0, -2));
    const read = checked(telegramMessage, value);
    if ('problem' in read) {
      yield { kind: 'PROBLEM', reason: read.problem, at };
      return;
    }
    this.#open ??= yield* openChat(this.#chat, this.#context);
    yield* this.#notes(read.value, at);
    const input = yield* this.#toInput(read.value, this.#open, at);
    yield toEvent({ kind: 'entry', collection: this.#open.collection, input }, at);
  }

  /** Another chat begins where the path is that of another. */
  #enter(path: JsonPart['path']): void {
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
    const isForwarded = message.forwarded_from !== undefined || message.forwarded_from_id !== undefined;
    const origin = isForwarded
      ? yield* this.#party(message.forwarded_from_id, message.forwarded_from, open, at)
      : undefined;
    return {
      type: 'MESSAGE',
      ...identify(message, text, open),
      occurred: { edtf: timeOf(message), ...editedNote(message) },
      text: unlessEmpty(text),
      visibility: isPublic(open.chat) ? 'PUBLIC' : 'PRIVATE',
      platform: 'telegram',
      attachments: present(attachmentsOf(message)),
      links: yield* introduceLinks(this.#context, addressesOf(message), at),
      citations: [{ source: open.source, ...(origin !== undefined && { attributedTo: [origin.actor] }) }],
      thread: threadId(open.collection, open.key),
      ...(yield* this.#participants(message, open, at)),
    };
  }

  *#participants(message: TelegramMessage, open: OpenChat, at: Position): Generator<ReadEvent, Participants> {
    const { chat, collection, key } = open;
    const entry = (id: number) => entryId('message', collection, key, String(id));
    if (isSystem(message)) {
      const actor = yield* this.#party(message.actor_id, message.actor, open, at);
      if (message.action === 'phone_call') return { wording: 'REPORTED', channel: 'CALL', sender: actor };
      const subject = typeof message.message_id === 'number' ? entry(message.message_id) : undefined;
      const about = [actor?.actor, subject].filter((id) => id !== undefined);
      return { wording: 'REPORTED', channel: channelOf(chat), about: present(about) };
    }
    const sender = yield* this.#party(message.from_id, message.from, open, at);
    const recipient = isPersonal(chat) ? yield* this.#recipient(sender, open, at) : undefined;
    const answered = toLabel(String(message.reply_to_peer_id ?? '')) === undefined ? message.reply_to_message_id : null;
    return {
      wording: 'VERBATIM',
      channel: channelOf(chat),
      sender,
      to: recipient === undefined ? undefined : [recipient],
      inReplyTo: typeof answered === 'number' ? entry(answered) : undefined,
    };
  }

  /** Of a chat of two: the other one. */
  *#recipient(
    sender: PartyInput | undefined,
    { chat, key }: OpenChat,
    at: Position,
  ): Generator<ReadEvent, PartyInput | undefined> {
    const handle = sender?.account?.handle;
    if (handle === undefined) return undefined;
    if (handle !== key) return yield* this.#introduce(key, chat.name, at);
    const { id, names } = this.#me;
    return id === null ? undefined : yield* this.#introduce(id, names.join(' '), at);
  }

  /** Of older exports, which give no ids, only the name is known; of accounts that were deleted, only the id. */
  *#party(
    id: string | number | null | undefined,
    name: string | null | undefined,
    { collection }: OpenChat,
    at: Position,
  ): Generator<ReadEvent, PartyInput | undefined> {
    const handle = toLabel(String(id ?? ''));
    if (handle !== undefined) return yield* this.#introduce(toPeer(handle), toLabel(name) ?? 'Deleted account', at);
    const known = toLabel(name);
    if (known === undefined) return undefined;
    return yield* introduceName(this.#context, { platform: 'telegram', collection, name: known }, at);
  }

  *#introduce(handle: string, name: string | null | undefined, at: Position): Generator<ReadEvent, PartyInput> {
    const kind = handle.startsWith('user') ? 'PERSON' : 'ORGANISATION';
    return yield* introduceProfile(this.#context, { platform: 'telegram', handle, name, kind }, at);
  }
}

async function* openChat(chat: TelegramChat, context: ReadContext): AsyncGenerator<ReadEvent, OpenChat> {
  const id = chatKey(chat);
  const title = toLabel(chat.name) ?? (chat.type === 'saved_messages' ? 'Saved messages' : undefined);
  const name = id ?? title;
  const suggestion = { ...(name !== undefined && { name: `telegram-${name}` }), ...(title !== undefined && { title }) };
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

function toPeer(id: string): string {
  return /^-?\d+$/.test(id) ? `user${id}` : id;
}
