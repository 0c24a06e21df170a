/**
 * Chats that WhatsApp exported as text, one a file. Each is a collection by the name of its file. Which number of a date
 * is the day is decided over the whole file (`date-order.ts`); times are those of the phone, without a zone.
 */
import { sha256 } from '../../domain/digest.ts';
import type { CollectionInput, PartyInput } from '../../domain/record/input.ts';
import { chatFiles, folderOf, nameOf } from '../kit/chat-files.ts';
import {
  introduceChat,
  introduceLinks,
  introduceName,
  introduceProfile,
  unlessEmpty,
  urlsIn,
} from '../kit/chat-parts.ts';
import type { ArchiveFile, DateOrder, Position, ReadContext, ReadEvent, TreeFormat } from '../format.ts';
import { entryId, threadId } from '../kit/ids.ts';
import { readLines } from '../text/lines.ts';
import { Ordinals } from '../kit/ordinals.ts';
import { toEvent } from '../kit/checked-item.ts';
import { asUtf8 } from '../text/utf16.ts';
import { decideOrder } from './date-order.ts';
import { dayOf, type LineStart, readLineStart } from './message-start.ts';
import { findLostMarks, type LostMarks } from './marks.ts';
import { readMessage } from './message.ts';

/** Longer than any text that the record takes, so that a message beyond it is refused and not cut. */
const MAX_KEPT_LENGTH = 1_000_001;

const MEDIA =
  /\.(jpe?g|png|gif|webp|heic|mp4|mov|3gp|avi|mkv|opus|ogg|m4a|mp3|aac|amr|wav|pdf|docx?|xlsx?|pptx?|vcf|zip|apk|was)$/i;

export const whatsapp: TreeFormat = chatFiles({
  name: 'whatsapp',
  extension: '.txt',
  recognises: (head) => head.split('\n', 5).some((line) => readLineStart(line) !== null),
  isBeside: (path, chats) => MEDIA.test(path) && chats.some((chat) => folderOf(chat) === folderOf(path)),
  read,
});

async function* read(file: ArchiveFile, context: ReadContext): AsyncGenerator<ReadEvent> {
  const decided =
    context.dateOrder === null
      ? await decideOrder(readLines(asUtf8(file.open())))
      : { order: context.dateOrder, reason: null };
  if ('problem' in decided) {
    yield { kind: 'PROBLEM', reason: decided.problem, at: {} };
    return;
  }
  if (decided.reason !== null) yield { kind: 'NOTE', topic: 'day and month', text: decided.reason, at: {} };
  const title = titleOf(file.path);
  const collection = yield* context.collection(title === null ? {} : { name: `whatsapp-${title}`, title });
  if (collection.zone === undefined) {
    const text = 'are read as UTC, because nothing says where the phone was; --time-zone does';
    yield { kind: 'NOTE', topic: 'times without a zone', text, at: {} };
  }
  const lost = await findLostMarks(readLines(asUtf8(file.open())));
  if (lost !== null) {
    const text = 'the marks of what the app says itself are missing from the chat: that is told by its words';
    yield { kind: 'NOTE', topic: 'invisible marks', text, at: {} };
  }
  yield* new ChatReader(context, { collection, title, order: decided.order, lost }).read(file);
}

/** `Ann` for `WhatsApp Chat with Ann (1).txt`; the folder's name for `_chat.txt`, null where there is none. */
function titleOf(path: string): string | null {
  const name = nameOf(path).replace(/\.txt$/i, '');
  const own = name === '_chat' ? nameOf(folderOf(path).slice(0, -1)) : name;
  const named = own
    .replace(/\s*\(\d+\)$/, '')
    .replace(
      /^(whatsapp[ -]chat|chat de whatsapp|chat whatsapp|conversa do whatsapp|discussion whatsapp)( (with|mit|con|com|avec|met)| -)? /i,
      '',
    )
    .trim()
    .normalize('NFC');
  return named === '' ? null : named;
}

/** What is known of a chat before its first message is read. */
interface Chat {
  readonly collection: CollectionInput;
  readonly title: string | null;
  readonly order: DateOrder;
  readonly lost: LostMarks | null;
}

/** A message whose lines are still being gathered. */
interface OpenMessage {
  readonly start: LineStart;
  readonly at: Position;
  lines: string[];
  length: number;
}

class ChatReader {
  readonly #context: ReadContext;
  readonly #collection: CollectionInput;
  readonly #title: string;
  readonly #key: string;
  readonly #order: DateOrder;
  readonly #lost: LostMarks | null;
  readonly #places = new Ordinals();
  readonly #alike = new Ordinals();

  constructor(context: ReadContext, { collection, title, order, lost }: Chat) {
    this.#context = context;
    this.#collection = collection;
    this.#title = title ?? collection.title;
    this.#key = title ?? 'chat';
    this.#order = order;
    this.#lost = lost;
  }

  async *read(file: ArchiveFile): AsyncGenerator<ReadEvent> {
    let open: OpenMessage | null = null;
    for await (const line of readLines(asUtf8(file.open()))) {
      const at = { line: line.number };
      if ('problem' in line) {
        yield { kind: 'PROBLEM', reason: line.problem, at };
        continue;
      }
      const start = readLineStart(line.text);
      if (start !== null) {
        if (open !== null) yield* this.#finish(open);
        open = { start, at, lines: [start.rest], length: start.rest.length };
      } else if (open !== null) {
        open.length += line.text.length + 1;
        if (open.length < 2 * MAX_KEPT_LENGTH) open.lines.push(line.text);
      } else if (line.text.trim() !== '') {
        yield { kind: 'PROBLEM', reason: 'stands before the first message', at };
      }
    }
    if (open !== null) yield* this.#finish(open);
  }

  *#finish({ start, at, lines }: OpenMessage): Generator<ReadEvent> {
    const day = dayOf(start, this.#order);
    if (day === null || start.unknownWord !== null) {
      const isOpen = `has a word beside its time that is not known: ${start.unknownWord ?? ''}`;
      const reason = day === null ? `is no date in the order ${this.#order}` : isOpen;
      yield { kind: 'PROBLEM', reason: `${start.written} ${reason}`, at };
      return;
    }
    const { sender: name, text, isVerbatim, isEdited, isCall, attachments } = readMessage(lines.join('\n'), this.#lost);
    const edtf = `${day}T${start.time}`;
    const collection = this.#collection.id;
    const alike = [edtf, name ?? '', sha256(text).slice(0, 12)];
    const citations = yield* introduceChat(this.#context, { collection, key: this.#key, title: this.#title }, at);
    const sender = name === null ? undefined : yield* this.#introduce(name, at);
    const links = yield* introduceLinks(this.#context, urlsIn(text), at);
    const input = {
      type: 'MESSAGE',
      id: entryId('message', collection, this.#key, ...alike, String(this.#alike.next(JSON.stringify(alike)))),
      place: this.#places.next(edtf),
      occurred: { edtf, written: start.written, ...(isEdited && { note: 'edited' }) },
      text: unlessEmpty(text),
      wording: isVerbatim ? 'VERBATIM' : 'REPORTED',
      visibility: 'PRIVATE',
      platform: 'whatsapp',
      channel: isCall ? 'CALL' : 'CHAT',
      thread: threadId(collection, this.#key),
      sender,
      links,
      citations,
      ...(attachments.length > 0 && { attachments: [...attachments] }),
    } as const;
    yield toEvent({ kind: 'entry', collection, input }, at);
  }

  /** Numbers are accounts; names are those of the exporter's address book. */
  *#introduce(name: string, at: Position): Generator<ReadEvent, PartyInput> {
    const own = name === 'You' ? (this.#context.me ?? name) : name;
    // Phones join the parts of a number with hyphens at which no line breaks.
    if (/^\+?[\d\s().\u2010-\u2015-]{7,}$/.test(own)) {
      const handle = `${own.startsWith('+') ? '+' : ''}${own.replaceAll(/\D/g, '')}`;
      return yield* introduceProfile(this.#context, { platform: 'whatsapp', handle, name: own }, at);
    }
    return yield* introduceName(
      this.#context,
      { platform: 'whatsapp', collection: this.#collection.id, name: own },
      at,
    );
  }
}
