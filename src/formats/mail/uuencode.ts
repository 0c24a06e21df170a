/** A uuencoded file in a text. */
export interface UuencodedFile {
  readonly name: string;
  readonly mediaType: 'application/octet-stream';
  readonly content: Buffer;
}

const BEGIN = /^begin [0-7]{3,4} (\S.*)$/;
/** A line has at most 45 bytes of data. Some programs cut spaces at the end. */
const MAX_LINE_LENGTH = 62;
const FIRST = 0x20;

/**
 * Takes uuencoded files out of a text, as mail programs without MIME wrote them. It takes only complete files: every
 * line has its declared length, and the last line is `end`.
 */
export function takeUuencoded(text: string): { readonly text: string; readonly files: readonly UuencodedFile[] } {
  if (!/^begin [0-7]{3,4} /m.test(text)) return { text, files: [] };
  const lines = text.split(/\r?\n/);
  const files: UuencodedFile[] = [];
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const name = BEGIN.exec(line)?.[1];
    const found = name === undefined ? null : decodeLines(lines, index + 1);
    if (name === undefined || found === null) {
      kept.push(line);
      continue;
    }
    files.push({ name, mediaType: 'application/octet-stream', content: found.content });
    index = found.end;
  }
  return { text: kept.join('\n'), files };
}

/** @returns the bytes and the index of the `end` line; null if the file is not complete */
function decodeLines(lines: readonly string[], start: number): { content: Buffer; end: number } | null {
  const chunks: Buffer[] = [];
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === 'end') return { content: Buffer.concat(chunks), end: index };
    const chunk = decodeLine(line);
    if (chunk === null) return null;
    chunks.push(chunk);
  }
  return null;
}

function decodeLine(line: string): Buffer | null {
  if (line.length > MAX_LINE_LENGTH || !/^[ -`]*$/.test(line)) return null;
  const values = Array.from(line, (_, index) => (line.charCodeAt(index) - FIRST) & 0x3f);
  const [length = 0, ...sextets] = values;
  const needed = Math.ceil(length / 3) * 4;
  if (line !== '' && sextets.length > needed + 1) return null;
  const bytes: number[] = [];
  for (let at = 0; at < needed; at += 4) {
    const [one = 0, two = 0, three = 0, four = 0] = sextets.slice(at, at + 4);
    bytes.push((one << 2) | (two >> 4), ((two & 0xf) << 4) | (three >> 2), ((three & 0x3) << 6) | four);
  }
  return Buffer.from(bytes.slice(0, length));
}
