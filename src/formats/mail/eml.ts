import type { FileFormat } from '../format.ts';
import { MailEntries } from './entries.ts';
import { readMail } from './mail.ts';
import { plainBytes } from './plain-bytes.ts';

/** A single mail is read into memory as a whole. */
const MAX_MAIL_BYTES = 128 * 1024 * 1024;

const MAX_SEPARATOR_BYTES = 1_000;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SEPARATOR = /^From [^\n]*\n/;
/** Apple Mail (`.emlx`) writes the length of the mail in bytes before it, and a property list after it. */
const LENGTH = /^(\d{1,12})[ \t]*\r?\n/;
const FIELD = /^[!-9;-~]+[ \t]*:/;
const ORIGIN = /^(From|Sender|Return-Path|Received|Message-Id)[ \t]*:/im;
const MAIL_FIELD =
  /^(From|Sender|Return-Path|Received|Message-Id|To|Cc|Date|Subject|Delivered-To|MIME-Version|X-[\w-]+)[ \t]*:/gim;

/** Mails with one file each: saved mails, maildirs, the folders of mail servers. */
export const eml: FileFormat = {
  name: 'eml',
  recognises(head) {
    const [header = ''] = head
      .replace(/^\s+/, '')
      .replace(/\r\n?/g, '\n')
      .replace(SEPARATOR, '')
      .replace(LENGTH, '')
      .split('\n\n', 1);
    const isHeader = header.split('\n').every((line) => FIELD.test(line) || /^[ \t]/.test(line));
    const fields = new Set((header.match(MAIL_FIELD) ?? []).map((field) => field.toLowerCase()));
    return isHeader && ORIGIN.test(header) && fields.size > 1;
  },
  async *read(file, context) {
    const collection = yield* context.collection();
    const citations = yield* context.archive(collection);
    if (file.size > MAX_MAIL_BYTES) {
      yield { kind: 'PROBLEM', reason: `is larger than ${MAX_MAIL_BYTES} bytes`, at: {} };
      return;
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of plainBytes(file.open())) chunks.push(chunk);
    const { separator, content } = unwrap(Buffer.concat(chunks));
    const mail = await readMail(content, separator, context.dateOrder);
    yield* new MailEntries(context, collection.id, citations).of(mail, {});
  },
};

/** Removes the separator line of a mailbox and the additions of Apple Mail. */
function unwrap(content: Buffer): { readonly separator: string | null; readonly content: Buffer } {
  const start = Math.max(
    0,
    content.findIndex((byte) => byte !== NEWLINE && byte !== RETURN),
  );
  const beginning = content.toString('latin1', start, start + MAX_SEPARATOR_BYTES);
  const [line, length] = LENGTH.exec(beginning) ?? [];
  if (line !== undefined) {
    const from = start + line.length;
    return { separator: null, content: content.subarray(from, from + Number(length)) };
  }
  const separator = SEPARATOR.exec(beginning)?.[0] ?? '';
  return {
    separator: separator === '' ? null : separator.trimEnd(),
    content: content.subarray(start + separator.length),
  };
}
