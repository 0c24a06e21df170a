import { decodeBytes } from './charset.ts';

/** `=?charset*language?B?text?=`. RFC 2047 allows no spaces in it, but some mail programs write them. */
const WORD = /=\?([^?*\s]{1,60})(?:\*[^?\s]{0,40})?\?([BbQq])\?([^?\r\n]*)\?=/g;
const RUN = new RegExp(`${WORD.source}(?:\\s*${WORD.source})*`, 'g');

/**
 * Decodes the encoded words of a field (RFC 2047). It joins the bytes of neighbouring words with the same charset
 * first, because mail programs split characters between them. If the bytes do not fit the charset, see `decodeBytes`.
 */
export function decodeWords(field: string): string {
  return field.includes('=?') ? field.replaceAll(RUN, decodeRun) : field;
}

/** Writes each run of encoded words as one word in UTF-8, for parsers that decode each word on its own. */
export function joinWords(field: string): string {
  if (!field.includes('=?')) return field;
  return field.replaceAll(RUN, (run) => `=?utf-8?B?${Buffer.from(decodeRun(run)).toString('base64')}?=`);
}

function decodeRun(run: string): string {
  let text = '';
  let charset = '';
  let bytes: Buffer[] = [];
  const flush = () => {
    text += bytes.length === 0 ? '' : decodeBytes(Buffer.concat(bytes), charset).text;
    bytes = [];
  };
  for (const [, name = '', encoding = '', content = ''] of run.matchAll(WORD)) {
    if (name.toLowerCase() !== charset) flush();
    charset = name.toLowerCase();
    bytes.push(/b/i.test(encoding) ? Buffer.from(content, 'base64') : decodeQ(content));
  }
  flush();
  return text;
}

function decodeQ(content: string): Buffer {
  const bytes = Buffer.from(content.replaceAll('_', ' ')).toString('latin1');
  const decoded = bytes.replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(decoded, 'latin1');
}
