import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { LRUCache } from 'lru-cache';
import { toEightBit } from './seven-bit.ts';

/** A decoded text, and the assumption that was necessary to decode it. */
export interface DecodedText {
  readonly text: string;
  /** For the report: `declares the charset gb2312; read as utf-8`. Null if no assumption was necessary. */
  readonly doubt: string | null;
}

/**
 * Values that old mail programs wrote and that name no charset, or that promise 7 bits and so are wrong for 8-bit text.
 */
const SAYS_NOTHING = /^((x-)?(unknown|unknown-8bit|user-defined|default|none)|binary|[78]bit|hex|base64|(us-?)?ascii)$/;
/** The usual charset of western mail programs that declare none. */
const FALLBACK = 'windows-1252';
const JAPANESE_ESCAPE = /\u001b\$[@B]/;
const REPLACEMENT = '\ufffd';

/**
 * Decodes bytes in their declared charset. If that charset is missing, unknown or does not fit the bytes, it tries
 * UTF-8, ISO-2022-JP (if the text has its escape sequences), and then the guess.
 *
 * @param declared as written; null if the part declares no charset
 * @param guess the charset of other parts of the mail
 */
export function decodeBytes(bytes: Uint8Array, declared: string | null, guess: string | null = null): DecodedText {
  const name = (declared ?? '')
    .trim()
    .toLowerCase()
    .replaceAll(/^["']+|["']+$/g, '');
  const says = name !== '' && !SAYS_NOTHING.test(name);
  const isTrue = says && !(isLatin(name) && isUtf8(bytes));
  const decoded = isTrue ? decodeAs(bytes, name, true) : null;
  if (decoded !== null) return { text: decoded, doubt: null };
  if (isAscii(bytes)) return decodeAscii(bytes, name);
  const taken = [...new Set(['utf-8', ...(says ? [] : [guess ?? FALLBACK])])];
  for (const charset of taken) {
    const text = decodeAs(bytes, charset.toLowerCase(), true);
    if (text !== null) return { text, doubt: doubtOf(name, charset) };
  }
  return decodeDamaged(bytes, says ? name : 'utf-8', name);
}

function decodeAscii(bytes: Uint8Array, name: string): DecodedText {
  const text = Buffer.from(bytes).toString('latin1');
  const japanese = JAPANESE_ESCAPE.test(text) ? decodeAs(bytes, 'iso-2022-jp', true) : null;
  return japanese === null ? { text, doubt: null } : { text: japanese, doubt: doubtOf(name, 'ISO-2022-JP') };
}

/** If only a few bytes do not fit the charset, they are damaged. If most do not fit, the charset is wrong. */
function decodeDamaged(bytes: Uint8Array, charset: string, name: string): DecodedText {
  const text = decodeAs(bytes, charset, false);
  if (text !== null) {
    const damaged = text.split(REPLACEMENT).length - 1;
    const good = text.match(/[^\0-\x7f]/g)?.length ?? 0;
    if (good - damaged > damaged) return { text, doubt: `has bytes that are not ${charset}` };
  }
  return { text: decodeAs(bytes, FALLBACK, false) ?? '', doubt: doubtOf(name, FALLBACK) };
}

function doubtOf(name: string, taken: string): string {
  return name === '' ? `declares no charset; read as ${taken}` : `declares the charset ${name}; read as ${taken}`;
}

/** Mail programs often declare UTF-8 as Latin-1 by mistake. Latin-1 has many names. */
function isLatin(name: string): boolean {
  return decoderOf(name, true)?.encoding === 'windows-1252';
}

/** @returns null if the charset is unknown, or if `strict` is set and the bytes do not fit it */
function decodeAs(bytes: Uint8Array, charset: string, strict: boolean): string | null {
  const shifted = toEightBit(bytes, charset);
  if (shifted !== null) return decodeAs(shifted.bytes, shifted.charset, strict);
  const decoder = decoderOf(charset, strict);
  if (decoder !== null) {
    try {
      return decoder.decode(bytes);
    } catch {
      return null;
    }
  }
  const known = charset === 'unicode-1-1-utf-7' ? 'utf-7' : charset;
  if (!iconv.encodingExists(known)) return null;
  const text = iconv.decode(Buffer.from(bytes), known).toWellFormed();
  return strict && text.includes(REPLACEMENT) ? null : text;
}

/** Bounds the memory: a mail can declare any name as its charset. */
const MAX_DECODERS = 200;
const decoders = new LRUCache<string, { readonly decoder: TextDecoder | null }>({ max: MAX_DECODERS });

function decoderOf(charset: string, strict: boolean): TextDecoder | null {
  const key = `${charset} ${strict}`;
  const known = decoders.get(key);
  if (known !== undefined) return known.decoder;
  const decoder = createDecoder(charset, strict);
  decoders.set(key, { decoder });
  return decoder;
}

function createDecoder(charset: string, strict: boolean): TextDecoder | null {
  try {
    return new TextDecoder(charset, { fatal: strict });
  } catch {
    return null;
  }
}
