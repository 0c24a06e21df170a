import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { LRUCache } from 'lru-cache';
import { toEightBit } from './seven-bit.ts';

/** Text out of bytes, and what had to be supposed for it. */
export interface DecodedText {
  readonly text: string;
  /** `is said to be in gb2312; read as UTF-8`, for the report; null where nothing was supposed. */
  readonly doubt: string | null;
}

/** Names that name no charset, as old mailers wrote them, or promise 7 bits, which 8-bit text belies. */
const SAYS_NOTHING = /^((x-)?(unknown|unknown-8bit|user-defined|default|none)|binary|[78]bit|hex|base64|(us-?)?ascii)$/;
/** What western mailers send when they say nothing. */
const FALLBACK = 'windows-1252';
const JAPANESE_ESCAPE = /\u001b\$[@B]/;
const REPLACEMENT = '\ufffd';

/**
 * Reads bytes in the charset that they are said to be in. Where that is unknown, says nothing or can't be true, they are
 * read as UTF-8 if they are that, as ISO-2022-JP if they switch to it, else as guessed.
 *
 * @param declared as written; null where nothing was
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

/** A text of which some bytes were damaged on its way keeps its charset; one that hardly fits it is of another. */
function decodeDamaged(bytes: Uint8Array, charset: string, name: string): DecodedText {
  const text = decodeAs(bytes, charset, false);
  if (text !== null) {
    const damaged = text.split(REPLACEMENT).length - 1;
    const good = text.match(/[^\0-\x7f]/g)?.length ?? 0;
    if (good - damaged > damaged) return { text, doubt: `holds bytes that are not ${charset}` };
  }
  return { text: decodeAs(bytes, FALLBACK, false) ?? '', doubt: doubtOf(name, FALLBACK) };
}

function doubtOf(name: string, taken: string): string {
  return name === '' ? `says no charset; read as ${taken}` : `is said to be in ${name}; read as ${taken}`;
}

/** As what UTF-8 is declared by mistake: Latin-1 by any of its names. */
function isLatin(name: string): boolean {
  return decoderOf(name, true)?.encoding === 'windows-1252';
}

/** Null where the charset is unknown or, if strict, the bytes are not of it. */
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

/** Mails name any number of charsets. */
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
