import { plainBytes } from './plain-bytes.ts';

/** A mail of a mailbox, counted from 1, or the problem with it. */
export type MboxMessage = { readonly number: number } & (
  { readonly separator: string; readonly content: Buffer } | { readonly problem: string }
);

/** Mail servers accept no larger mails. */
const MAX_MAIL_BYTES = 128 * 1024 * 1024;
/** Separators are far shorter, so a longer line can be read in pieces. */
const MAX_LINE_BYTES = 64 * 1024;

/** A separator has only an address and a date. */
const MAX_SEPARATOR_LENGTH = 400;

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const FROM = Buffer.from('From ');

const MONTH = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const DATED = new RegExp(
  `^From .*(?:(?:${MONTH})[a-z]*\\b.*\\d{1,2}:\\d{2}.*\\d{2}|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}[T ]+\\d{1,2}:\\d{2})`,
  'i',
);
const ADDRESSED = /^From [^\s@]+@\S+\s*$/;
/** Thunderbird writes `From - `, others `From nobody`. */
const BARE = /^From [^\s:]+$/;
/** Thunderbird also writes this one, sometimes without an empty line before it. */
const NOTHING = 'From';
/** git writes this line before each patch. Mails can contain such patches, so the line does not always begin a mail. */
const PATCH = /^From [0-9a-f]{40} Mon Sep 17 00:00:00 2001$/;
const FIELD = /^(>?From |[!-9;-~]+[ \t]*:)/;
const MAIL_FIELD =
  /^(>From |(Return-Path|Received|From|Date|Message-Id|Delivered-To|X-[\w-]+|Status|To|Subject|Sender|Reply-To|MIME-Version|Content-[\w-]+)[ \t]*:)/i;

/**
 * Splits a mailbox (mboxo, mboxrd, mboxcl, pipermail) into its mails, in bounded memory.
 *
 * A mail begins at a line `From …` in one of these cases:
 * - The line has a date or only an address, a header follows, and either an empty line comes before it or a field that
 *   only mails have comes after it.
 * - The line has one word or nothing after `From`, and a field that only mails have comes after it.
 * - The line is git's, and the mailbox begins with such a line.
 *
 * `Content-Length` is ignored, because it is wrong after a mailbox was edited. The mark `>` of `>From ` is removed: in
 * mboxrd from every such line, otherwise only from lines with a single mark.
 */
export async function* splitMbox(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<MboxMessage> {
  const mailbox = new Mailbox();
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of plainBytes(bytes)) {
    rest = yield* mailbox.scan(rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]), false);
  }
  yield* mailbox.scan(rest, true);
  yield* mailbox.finish();
}

/** Whether the first bytes of a file are those of a mailbox. */
export function beginsMbox(head: string): boolean {
  const [line = '', next = ''] = head.replace(/^\s+/, '').split(/\r\n?|\n/, 2);
  return isSeparator(line.trimEnd(), next, true);
}

class Mailbox {
  #number = 0;
  /** Null before the first separator. */
  #separator: string | null = null;
  /** Null before the first separator, too. */
  #isOfPatches: boolean | null = null;
  #parts: Buffer[] = [];
  #length = 0;
  #atLineStart = true;
  #afterEmptyLine = true;

  /** @returns the bytes that need more data before they can be read */
  *scan(data: Buffer, isLast: boolean): Generator<MboxMessage, Buffer> {
    let from = 0;
    let start = 0;
    while (start < data.length) {
      const newline = data.indexOf(NEWLINE, start);
      if (newline === -1 && !isLast && data.length - start < MAX_LINE_BYTES) break;
      const end = newline === -1 ? data.length : newline + 1;
      if (this.#atLineStart && startsWith(data, start, FROM)) {
        const next = data.indexOf(NEWLINE, end);
        if (next === -1 && !isLast && data.length - end < MAX_LINE_BYTES) break;
        const line = lineOf(data, start, end);
        const following = lineOf(data, end, next === -1 ? data.length : next);
        if (isSeparator(line, following, this.#afterEmptyLine) && this.#isOfKind(line)) {
          this.#add(data.subarray(from, start));
          yield* this.finish();
          this.#separator = line;
          from = end;
        }
      }
      this.#atLineStart = newline !== -1;
      this.#afterEmptyLine = end - start === 1 || (end - start === 2 && data[start] === RETURN);
      start = end;
    }
    this.#add(data.subarray(from, start));
    return data.subarray(start);
  }

  #isOfKind(line: string): boolean {
    this.#isOfPatches ??= PATCH.test(line);
    return this.#isOfPatches || !PATCH.test(line);
  }

  /** Gives out the current mail, which is complete. */
  *finish(): Generator<MboxMessage> {
    const [separator, length, parts] = [this.#separator, this.#length, this.#parts];
    this.#parts = [];
    this.#length = 0;
    if (separator === null && length === 0) return;
    const content = Buffer.concat(parts);
    if (separator === null && content.toString('latin1').trim() === '') return;
    this.#number += 1;
    const number = this.#number;
    if (length > MAX_MAIL_BYTES) yield { number, problem: `is larger than ${MAX_MAIL_BYTES} bytes` };
    else if (separator === null) yield { number, problem: 'is not a mail: it stands before the first mail' };
    else yield { number, separator, content: unquote(content, separator) };
  }

  #add(part: Buffer): void {
    this.#length += part.length;
    if (this.#length > MAX_MAIL_BYTES) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part);
  }
}

function isSeparator(line: string, next: string, afterEmptyLine: boolean): boolean {
  if (line.length > MAX_SEPARATOR_LENGTH) return false;
  if (line === NOTHING) return MAIL_FIELD.test(next);
  if (BARE.test(line)) return afterEmptyLine && MAIL_FIELD.test(next);
  if (!DATED.test(line) && !ADDRESSED.test(line)) return false;
  return afterEmptyLine ? FIELD.test(next) : MAIL_FIELD.test(next);
}

function startsWith(data: Buffer, start: number, expected: Buffer): boolean {
  return data[start] === expected[0] && data.subarray(start, start + expected.length).equals(expected);
}

function lineOf(data: Buffer, start: number, end: number): string {
  return data.toString('latin1', start, Math.min(end, start + MAX_LINE_BYTES)).trimEnd();
}

const MARKED = Buffer.from('>From ');

function unquote(content: Buffer, separator: string): Buffer {
  if (!content.includes(MARKED)) return content;
  const marked = separator.startsWith('From mboxrd@z') ? /^>(>*From )/gm : /^>(From )/gm;
  return Buffer.from(content.toString('latin1').replaceAll(marked, '$1'), 'latin1');
}
