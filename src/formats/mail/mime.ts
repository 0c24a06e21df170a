import { once } from 'node:events';
import { type MessageChunk, Splitter, type SplitterChunk } from '@zone-eu/mailsplit';
import { DomainError } from '../../errors.ts';
import { decodeBytes } from './charset.ts';
import { takeUuencoded } from './uuencode.ts';

type MimeNode = Exclude<SplitterChunk, MessageChunk>;

/** One part of a mail, or the mail itself. */
export interface MimePart {
  readonly headers: MailHeaders;
  /** In lower case; `text/plain` if the declared type is not readable. */
  readonly mediaType: string;
  readonly charset: string | null;
  readonly disposition: string | null;
  readonly name: string | null;
  /** Whether lines that end in a space continue in the next line (RFC 3676), and whether that space must be removed. */
  readonly isFlowed: boolean;
  readonly hasPadding: boolean;
  readonly children: readonly MimePart[];
  /** Decoded from its transfer encoding. For a multipart: the bytes outside all its parts. */
  readonly content: Buffer;
}

/** Real mails have far fewer. */
const LIMITS = { maxHeadSize: 512 * 1024, maxChildNodes: 10_000, ignoreEmbedded: true } as const;
/** How deep parts may be nested. A reply to a reply to a reply has a depth of about twenty. */
const MAX_DEPTH = 100;

/**
 * Splits a mail into its parts. The parts stay bytes, because their true charset is only known from the bytes.
 * Forwarded mails stay whole.
 *
 * @throws DomainError BAD_RECORD if its header is too long or it has too many parts
 */
export async function readMime(bytes: Buffer): Promise<MimePart> {
  try {
    return await toPart(await takeApart(bytes));
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('BAD_RECORD', `cannot be read: ${reasonOf(error)}`, {}, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof TooDeep) return `its parts are more than ${MAX_DEPTH} levels deep`;
  const isBeyondLimits = error instanceof Error && 'code' in error && error.code === 'EMAXLEN';
  return isBeyondLimits ? 'it has too many parts, or its header is too long' : 'it is damaged';
}

class TooDeep extends Error {}

async function takeApart(bytes: Buffer): Promise<CollectedNode> {
  const splitter = new Splitter(LIMITS);
  const nodes = new Map<MimeNode, CollectedNode>();
  splitter.on('data', (chunk: SplitterChunk) => {
    if (chunk.type === 'node') {
      const parent = chunk.parentNode === false ? undefined : nodes.get(chunk.parentNode);
      const collected = { node: chunk, depth: (parent?.depth ?? 0) + 1, content: [], children: [] };
      if (collected.depth > MAX_DEPTH) splitter.destroy(new TooDeep());
      parent?.children.push(collected);
      nodes.set(chunk, collected);
    } else {
      nodes.get(chunk.node)?.content.push(chunk.value);
    }
  });
  splitter.end(bytes);
  await once(splitter, 'end');
  const [root] = nodes.values();
  if (root === undefined) throw new Error('The parser returned no part of a mail');
  return root;
}

interface CollectedNode {
  readonly node: MimeNode;
  /** 1 for the mail itself. */
  readonly depth: number;
  readonly content: Buffer[];
  readonly children: CollectedNode[];
}

/** @param unstated the media type of a part that declares none */
async function toPart({ node, content, children }: CollectedNode, unstated = 'text/plain'): Promise<MimePart> {
  const bytes = Buffer.concat(content);
  const isBare = node.multipart !== false && children.length === 0;
  const parts = isBare && node.root ? await splitAnyway(bytes) : [];
  // The parts of a digest are mails unless they declare another type.
  const ofChildren = node.multipart === 'digest' ? 'message/rfc822' : 'text/plain';
  for (const child of children) parts.push(await toPart(child, ofChildren));
  const isStated = node.headers !== false && node.headers.hasHeader('content-type');
  const type = isStated ? node.contentType : unstated;
  const stated = type !== false && MEDIA_TYPE.test(type) ? type : 'text/plain';
  return {
    headers: new MailHeaders(node),
    mediaType: isBare && parts.length === 0 ? 'text/plain' : stated,
    charset: node.charset || null,
    disposition: node.disposition || null,
    name: node.filename || null,
    isFlowed: node.flowed,
    hasPadding: node.delSp,
    children: parts,
    content: await decodeTransfer(node, bytes),
  };
}

/** The declared boundary can be empty, or different from the one in the body. */
async function splitAnyway(content: Buffer): Promise<MimePart[]> {
  const boundary = BOUNDARY_LINE.exec(content.toString('latin1'))?.[1];
  if (boundary === undefined) return [];
  const header = `Content-Type: multipart/mixed; boundary="${boundary}"\n\n`;
  const { children } = await readMime(Buffer.concat([Buffer.from(header, 'latin1'), content]));
  return [...children];
}

const BOUNDARY_LINE = /^--([^\s"\\]{1,200})[ \t]*\r?\n(?=content-[a-z-]{1,40}:)/im;
const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]{1,127}\/[a-z0-9!#$&^_.+-]{1,127}$/;
const UUENCODED = /^(x-)?uu(e|encode|code)?$/;
const BASE64_LINE = /^[A-Za-z0-9+/=\s]*$/;

async function decodeTransfer(node: MimeNode, content: Buffer): Promise<Buffer> {
  const encoding = encodingOf(node);
  if (encoding === 'base64') return decodeBase64(content);
  if (UUENCODED.test(encoding)) return takeUuencoded(content.toString('latin1')).files[0]?.content ?? content;
  if (encoding !== 'quoted-printable') return content;
  node.encoding = encoding;
  const decoder = node.getDecoder();
  const chunks: Buffer[] = [];
  decoder.on('data', (chunk: Buffer) => chunks.push(chunk));
  decoder.end(content);
  await once(decoder, 'end');
  return Buffer.concat(chunks);
}

/** Some mail programs write `"base64"`, `quoted-printable;` or `Quoted Printable`. */
function encodingOf({ encoding }: MimeNode): string {
  const [name = ''] = (encoding || '').replaceAll('"', '').split(';', 1);
  return name.trim().replace(/^quoted printable$/, 'quoted-printable');
}

/** Mailing lists add their footers as plain text below the encoded text. */
function decodeBase64(content: Buffer): Buffer {
  const text = content.toString('latin1');
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !BASE64_LINE.test(line));
  if (end === -1) return Buffer.from(text, 'base64');
  const footer = `${end === 0 ? '' : '\n'}${lines.slice(end).join('\n')}`;
  return Buffer.concat([Buffer.from(lines.slice(0, end).join('\n'), 'base64'), Buffer.from(footer, 'latin1')]);
}

/** The fields of a header, unfolded, otherwise as written. The names of fields are in lower case. */
export class MailHeaders {
  readonly #fields = new Map<string, string[]>();
  /** The assumption about bytes outside ASCII, which a header must not have. */
  readonly doubt: string | null = null;

  constructor(node: MimeNode) {
    for (const { key, line } of node.headers === false ? [] : node.headers.getList()) {
      const colon = line.indexOf(':');
      if (colon === -1) continue;
      const value = unfold(line.slice(colon + 1));
      const { text, doubt } = decodeBytes(Buffer.from(value, 'latin1'), null, node.charset || null);
      this.doubt ??= doubt;
      const others = this.#fields.get(key);
      if (others === undefined) this.#fields.set(key, [text]);
      else others.push(text);
    }
  }

  first(name: string): string | null {
    return this.#fields.get(name)?.[0] ?? null;
  }

  all(name: string): readonly string[] {
    return this.#fields.get(name) ?? [];
  }
}

function unfold(value: string): string {
  return value
    .replaceAll(/\r?\n(?=[ \t])/g, '')
    .replaceAll(/[\0\r\n]/g, ' ')
    .trim();
}
