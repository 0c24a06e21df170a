import { decodeBytes } from './charset.ts';

/** `=?charset*language?B?text?=`, also with the blanks that no such word may hold. */
const WORD = /=\?([^?*\s]{1,60})(?:\*[^?\s]{0,40})?\?([BbQq])\?([^?\r\n]*)\?=/g;
const RUN = new RegExp(`${WORD.source}(?:\\s*${WORD.source})*`, 'g');

/**
 * Decodes the encoded words of a field. Neighbours of one charset are put together as bytes, because mailers break
 * characters across them; bytes that belie the charset are read as those of a text are.
 */
export function decodeWords(field: string): string {
  return field.includes('=?') ? field.replaceAll(RUN, decodeRun) : field;
}

/** Each run of encoded words as one word, in UTF-8, for parsers that decode words one by one. */
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
