import type { FileFormat } from './format.ts';
import { MailEntries } from './mail/mail-entries.ts';
import { readMail } from './mail/mail.ts';

/** A mail by itself is read whole. */
const MAX_MAIL_BYTES = 128 * 1024 * 1024;

const MAX_SEPARATOR_BYTES = 1_000;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SEPARATOR = /^From [^\n]*\n/;
const FIELD = /^[!-9;-~]+[ \t]*:/;
const ORIGIN = /^(From|Sender|Return-Path|Received|Message-Id)[ \t]*:/im;
const MAIL_FIELD =
  /^(From|Sender|Return-Path|Received|Message-Id|To|Cc|Date|Subject|Delivered-To|MIME-Version|X-[\w-]+)[ \t]*:/gim;

/** Mails of which each is a file: saved ones, maildirs, folders as mail servers keep them. */
export const eml: FileFormat = {
  name: 'eml',
  recognises(head) {
    const [header = ''] = head
      .replace(/^\s+/, '')
      .replace(SEPARATOR, '')
      .split(/\r?\n\r?\n/, 1);
    const isHeader = header.split(/\r?\n/).every((line) => FIELD.test(line) || /^[ \t]/.test(line));
    const fields = new Set((header.match(MAIL_FIELD) ?? []).map((field) => field.toLowerCase()));
    return isHeader && ORIGIN.test(header) && fields.size > 1;
  },
  async *read(file, context) {
    const collection = yield* context.collection();
    if (file.size > MAX_MAIL_BYTES) {
      yield { kind: 'PROBLEM', reason: `is larger than ${MAX_MAIL_BYTES} bytes`, at: {} };
      return;
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.open()) chunks.push(chunk);
    const { separator, content } = withoutSeparator(Buffer.concat(chunks));
    const mail = await readMail(content, separator, context.dateOrder);
    yield* new MailEntries(context, collection.id).of(mail, {});
  },
};

/** Mails that were cut out of a mailbox may begin with its line. */
function withoutSeparator(content: Buffer): { readonly separator: string | null; readonly content: Buffer } {
  const start = Math.max(
    0,
    content.findIndex((byte) => byte !== NEWLINE && byte !== RETURN),
  );
  const separator = SEPARATOR.exec(content.toString('latin1', start, start + MAX_SEPARATOR_BYTES))?.[0] ?? '';
  return {
    separator: separator === '' ? null : separator.trimEnd(),
    content: content.subarray(start + separator.length),
  };
}
