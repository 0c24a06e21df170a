import { convert } from 'html-to-text';
import { sha256 } from '../../domain/digest.ts';
import { DomainError } from '../../errors.ts';
import { withoutTrailing } from '../text/trailing.ts';
import { decodeBytes } from './charset.ts';
import { decodeWords } from './encoded-words.ts';
import { joinFlowed } from './flowed.ts';
import { type MimePart, readMime } from './mime.ts';
import { takeUuencoded } from './uuencode.ts';

interface Attachment {
  readonly name?: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** The text and the attachments of a mail. */
export interface MailBody {
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** The assumptions that the reader made to decode it, for the report. */
  readonly doubts: readonly string[];
}

/** One text part of the mail. */
interface BodyText {
  readonly isHtml: boolean;
  readonly text: string;
}

interface BodyContent {
  readonly texts: readonly BodyText[];
  readonly attachments: readonly Attachment[];
  readonly doubts: readonly string[];
}

/** How deep forwarded mails inside forwarded mails are read. */
const MAX_DEPTH = 5;
/** How deep HTML elements are read: time and stack grow with the depth. The library writes dots for deeper ones. */
const MAX_HTML_DEPTH = 300;
const MAX_NAME_LENGTH = 500;
const REPEATED_HEADERS = ['From', 'To', 'Cc', 'Date', 'Subject'];

/**
 * Reads the body of a mail. Line ends become `\n`. Of alternatives it takes the plain text. A forwarded mail becomes an
 * attachment, and its text is read too.
 */
export async function readBody(mail: MimePart): Promise<MailBody> {
  const { texts, attachments, doubts } = await collect(mail, { guess: charsetOf(mail), depth: 0 });
  const plain = texts.map(({ isHtml, text }) => (isHtml ? htmlToText(text) : text));
  return { text: withoutTrailing(plain.join('\n'), '\n'), attachments, doubts };
}

interface BodyContext {
  readonly guess: string | null;
  readonly depth: number;
}

async function collect(part: MimePart, context: BodyContext): Promise<BodyContent> {
  if (part.children.length > 0) return collectChildren(part, context);
  if (part.mediaType === 'message/rfc822') return collectMail(part, context);
  const isText = part.mediaType === 'text/plain' || part.mediaType === 'text/html';
  const isShown = isText || (context.depth === 0 && part.mediaType.startsWith('text/') && part.name === null);
  if (part.disposition === 'attachment' || !isShown) return attached(part);
  const isHtml = part.mediaType === 'text/html';
  const { text: decoded, doubt } = decodeBytes(part.content, part.charset, context.guess);
  const { text, files } = isHtml ? { text: cleanText(decoded), files: [] } : takeUuencoded(cleanText(decoded));
  const flowing = part.isFlowed && !isHtml ? joinFlowed(text, part.hasPadding) : text;
  return {
    texts: flowing === '' ? [] : [{ isHtml, text: flowing }],
    attachments: [part, ...files].flatMap((file) => (file.name === null ? [] : attached(file).attachments)),
    doubts: doubt === null ? [] : [doubt],
  };
}

async function collectChildren(part: MimePart, context: BodyContext): Promise<BodyContent> {
  const all: BodyContent[] = [];
  for (const child of part.children) all.push(await collect(child, context));
  const shown = part.mediaType === 'multipart/alternative' ? chooseAlternative(all) : all;
  return {
    texts: shown.flatMap(({ texts }) => texts),
    attachments: all.flatMap(({ attachments }) => attachments),
    doubts: shown.flatMap(({ doubts }) => doubts),
  };
}

function chooseAlternative(all: readonly BodyContent[]): BodyContent[] {
  const holds = ({ texts }: BodyContent, isHtml: boolean) =>
    texts.some((one) => one.isHtml === isHtml && one.text.trim() !== '');
  const chosen = all.find((found) => holds(found, false)) ?? all.find((found) => holds(found, true));
  return chosen === undefined ? [] : [chosen];
}

async function collectMail(part: MimePart, context: BodyContext): Promise<BodyContent> {
  const own = attached(part);
  if (part.disposition === 'attachment' || context.depth >= MAX_DEPTH || part.content.length === 0) return own;
  const mail = await readMime(part.content).catch(notApart);
  if (mail === null) return own;
  const found = await collect(mail, { guess: charsetOf(mail) ?? context.guess, depth: context.depth + 1 });
  const fields = REPEATED_HEADERS.flatMap((name) =>
    mail.headers.all(name.toLowerCase()).map((text) => `${name}: ${decodeWords(text)}`),
  );
  return {
    texts: [{ isHtml: false, text: cleanText(`\n${fields.join('\n')}\n`) }, ...found.texts],
    attachments: [...own.attachments, ...found.attachments],
    doubts: found.doubts,
  };
}

/** If a forwarded mail is not readable, it stays an attachment only. */
function notApart(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}

function attached({ name, mediaType, content }: Pick<MimePart, 'name' | 'mediaType' | 'content'>): BodyContent {
  const named = name?.replaceAll('\0', '').trim().slice(0, MAX_NAME_LENGTH).toWellFormed() ?? '';
  const attachment = { ...(named !== '' && { name: named }), mediaType, size: content.length, sha256: sha256(content) };
  return { texts: [], attachments: [attachment], doubts: [] };
}

/** The first charset that any part states. */
function charsetOf(part: MimePart): string | null {
  if (part.charset !== null) return part.charset;
  for (const child of part.children) {
    const charset = charsetOf(child);
    if (charset !== null) return charset;
  }
  return null;
}

function htmlToText(html: string): string {
  const text = convert(html, {
    wordwrap: false,
    limits: { maxDepth: MAX_HTML_DEPTH },
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
      { selector: 'img', format: 'skip' },
      ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
      { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ],
  });
  return text.replaceAll(/ $/gm, '');
}

/** The stores do not keep NUL characters, so U+FFFD takes their place. */
function cleanText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');
}
