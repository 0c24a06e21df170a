/**
 * Chats that WhatsApp exported as text, one in each file. Each chat is a collection with the name of its file. Times
 * are those of the phone, without a zone. The order of day and month is found from the whole file (`date-order.ts`).
 */
import { chatFiles, folderOf, nameOf } from '../kit/chat-files.ts';
import type { ArchiveFile, ReadContext, ReadEvent, TreeFormat } from '../format.ts';
import { readLines } from '../text/lines.ts';
import { asUtf8 } from '../text/utf16.ts';
import { decideOrder } from './date-order.ts';
import { findLostMarks } from './marks.ts';
import { readMessageStart } from './message-start.ts';
import { WhatsappReader } from './reader.ts';

const MEDIA =
  /\.(jpe?g|png|gif|webp|heic|mp4|mov|3gp|avi|mkv|opus|ogg|m4a|mp3|aac|amr|wav|pdf|docx?|xlsx?|pptx?|vcf|zip|apk|was)$/i;

export const whatsapp: TreeFormat = chatFiles({
  name: 'whatsapp',
  extension: '.txt',
  recognises: (head) => head.split('\n', 5).some((line) => readMessageStart(line) !== null),
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
    const text = 'are read as UTC, because the zone of the phone is not known. Name the zone with --time-zone.';
    yield { kind: 'NOTE', topic: 'times without a zone', text, at: {} };
  }
  const lostMarks = await findLostMarks(readLines(asUtf8(file.open())));
  if (lostMarks !== null) {
    const text = 'the chat has lost the marks of messages by the app; these messages are recognised by their text';
    yield { kind: 'NOTE', topic: 'invisible marks', text, at: {} };
  }
  yield* new WhatsappReader(context, { collection, title, order: decided.order, lostMarks }).read(file);
}

/** `Ann` for `WhatsApp Chat with Ann (1).txt`; the folder's name for `_chat.txt`; null if there is neither. */
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
