import { plainBytes } from './plain-bytes.ts';

/** A mail of a mailbox, counted from 1; or what stands there instead of one. */
export type MboxMessage = { readonly number: number } & (
  { readonly separator: string; readonly content: Buffer } | { readonly problem: string }
);

/** No mail server takes one that is larger. */
const MAX_MAIL_BYTES = 128 * 1024 * 1024;
/** Of a longer line this much at a time is enough to see that it is none of ours. */
const MAX_LINE_BYTES = 64 * 1024;

/** An address and a date are shorter by far. */
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
/** Thunderbird writes this too, also with no empty line before it. */
const NOTHING = 'From';
/** What git puts before a patch, so that it can stand in a mailbox of patches; mails carry such patches around. */
const PATCH = /^From [0-9a-f]{40} Mon Sep 17 00:00:00 2001$/;
const FIELD = /^(>?From |[!-9;-~]+[ \t]*:)/;
const MAIL_FIELD =
  /^(>From |(Return-Path|Received|From|Date|Message-Id|Delivered-To|X-[\w-]+|Status|To|Subject|Sender|Reply-To|MIME-Version|Content-[\w-]+)[ \t]*:)/i;

/**
 * Splits a mailbox into its mails, as mboxo, mboxrd, mboxcl and pipermail write them, in bounded memory. A mail begins
 * at a line `From …` with a date, or with an address alone, that a header follows, and that comes after an empty line
 * or before a field that only mails have; or at one with a word or nothing, before such a field. What git puts before a
 * patch begins one only where the mailbox begins so. `Content-Length` is not believed, because it is wrong wherever a
 * mailbox was edited. From `>From ` the mark is taken off: in mboxrd from each
 * such line, else from those with one mark alone.
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

/** Whether a file is a mailbox, by what it begins with. */
export function beginsMbox(head: string): boolean {
  const [line = '', next = ''] = head.replace(/^\s+/, '').split(/\r\n?|\n/, 2);
  return isSeparator(line.trimEnd(), next, true);
}

class Mailbox {
  #number = 0;
  /** Null before the first separator. */
  #separator: string | null = null;
  /** Null before that too. */
  #isOfPatches: boolean | null = null;
  #parts: Buffer[] = [];
  #length = 0;
  #atLineStart = true;
  #afterEmptyLine = true;

  /** @returns what can't be judged before more is read */
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

  /** The mail that ends here. */
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
    else if (separator === null) yield { number, problem: 'stands before the first mail and is none' };
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
