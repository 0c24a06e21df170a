/** Turns the lines of a WhatsApp chat into entries. A message may have several lines. */
import { toLastChange } from '../../domain/commit/last-change.ts';
import type { CollectionInput } from '../../domain/record/input.ts';
import { MAX_TEXT_LENGTH } from '../../domain/record/limits.ts';
import type { ArchiveFile, DateOrder, ArchiveLocation, ReadContext, ReadEvent } from '../format.ts';
import { urlsIn } from '../kit/addresses.ts';
import { introduceChat, introduceLinks } from '../kit/chat-parts.ts';
import { toEvent } from '../kit/checked-item.ts';
import { unlessEmpty } from '../kit/given.ts';
import { threadId } from '../kit/ids.ts';
import { UnnumberedMessages } from '../kit/unnumbered-messages.ts';
import { readLines } from '../text/lines.ts';
import { asUtf8 } from '../text/utf16.ts';
import { dayOf } from './calendar-day.ts';
import type { LostMarks } from './marks.ts';
import { readMessage } from './message.ts';
import { type MessageStart, readMessageStart } from './message-start.ts';
import { introduceSender } from './people.ts';

/** More than the record takes as a text, so that a longer message is refused and not cut. */
const MAX_KEPT_LENGTH = MAX_TEXT_LENGTH + 1;

/** The facts about a chat that are read from the file before its first message. */
interface WhatsappChat {
  readonly collection: CollectionInput;
  readonly title: string | null;
  readonly order: DateOrder;
  readonly lostMarks: LostMarks | null;
}

/** A message whose lines are still being collected. */
interface OpenMessage {
  readonly start: MessageStart;
  readonly at: ArchiveLocation;
  lines: string[];
  length: number;
}

export class WhatsappReader {
  readonly #context: ReadContext;
  readonly #chat: WhatsappChat;
  readonly #source: { readonly collection: string; readonly key: string; readonly title: string };
  readonly #unnumbered = new UnnumberedMessages();

  constructor(context: ReadContext, chat: WhatsappChat) {
    const { collection, title } = chat;
    this.#context = context;
    this.#chat = chat;
    this.#source = { collection: collection.id, key: title ?? 'chat', title: title ?? collection.title };
  }

  async *read(file: ArchiveFile): AsyncGenerator<ReadEvent> {
    let open: OpenMessage | null = null;
    for await (const line of readLines(asUtf8(file.open()))) {
      const at = { line: line.number };
      if ('problem' in line) {
        yield { kind: 'PROBLEM', reason: line.problem, at };
        continue;
      }
      const start = readMessageStart(line.text);
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
    const { order, lostMarks } = this.#chat;
    const day = dayOf(start, order);
    if (day === null) {
      yield { kind: 'PROBLEM', reason: `${start.written} is not a date in the order ${order}`, at };
      return;
    }
    if (start.unknownWord !== null) {
      const reason = `${start.written} has a word beside its time that is not known: ${start.unknownWord}`;
      yield { kind: 'PROBLEM', reason, at };
      return;
    }
    const { sender: name, text, isVerbatim, isEdited, isCall, attachments } = readMessage(lines.join('\n'), lostMarks);
    const edtf = `${day}T${start.time}`;
    const { collection, key } = this.#source;
    const citations = yield* introduceChat(this.#context, this.#source, at);
    const sender = name === null ? undefined : yield* introduceSender(name, collection, this.#context, at);
    const input = {
      type: 'MESSAGE',
      ...this.#unnumbered.identify(this.#source, { time: edtf, sender: name ?? '', text }),
      occurred: { edtf, written: start.written },
      ...(isEdited && { lastChange: toLastChange('EDITED') }),
      text: unlessEmpty(text),
      wording: isVerbatim ? 'VERBATIM' : 'REPORTED',
      visibility: 'PRIVATE',
      platform: 'whatsapp',
      channel: isCall ? 'CALL' : 'CHAT',
      thread: threadId(collection, key),
      sender,
      links: yield* introduceLinks(this.#context, urlsIn(text), at),
      citations,
      attachments: unlessEmpty([...attachments]),
    } as const;
    yield toEvent({ kind: 'entry', collection, input }, at);
  }
}
