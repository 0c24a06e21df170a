import type { FileFormat } from './format.ts';
import { MailEntries } from './mail/mail-entries.ts';
import { readMail } from './mail/mail.ts';

/** A mail by itself is read whole. */
const MAX_MAIL_BYTES = 128 * 1024 * 1024;

const FIELD = /^[!-9;-~]+[ \t]*:/;
const ORIGIN = /^(From|Sender|Return-Path|Received|Message-Id)[ \t]*:/im;
const MAIL_FIELD =
  /^(From|Sender|Return-Path|Received|Message-Id|To|Cc|Date|Subject|Delivered-To|MIME-Version|X-[\w-]+)[ \t]*:/gim;

/** Mails of which each is a file: saved ones, maildirs, folders as mail servers keep them. */
export const eml: FileFormat = {
  name: 'eml',
  recognises(head) {
    const [header = ''] = head.replace(/^\s+/, '').split(/\r?\n\r?\n/, 1);
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
    const mail = await readMail(withoutBlankStart(Buffer.concat(chunks)), null, context.dateOrder);
    yield* new MailEntries(context, collection.id).of(mail, {});
  },
};

function withoutBlankStart(content: Buffer): Buffer {
  const start = content.findIndex((byte) => byte !== 0x0a && byte !== 0x0d);
  return start > 0 ? content.subarray(start) : content;
}
