import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter('en');

/**
 * Text that is safe to print. A record can hold anything, and a terminal must not obey it: control characters and characters
 * that change the direction of writing become spaces.
 */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ');
}

/** How many columns a text takes in a terminal: Chinese characters and emoji take two, combining marks none. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** Lines of plain text, broken at spaces; a word that is longer than a line is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let room = 0;
  for (const word of plain(text).split(/\s+/).filter(Boolean)) {
    const wordWidth = widthOf(word);
    if (wordWidth < room) {
      lines.push(`${lines.pop() ?? ''} ${word}`);
      room -= wordWidth + 1;
    } else {
      lines.push(...pieces(word, width));
      room = width - widthOf(lines.at(-1) ?? '');
    }
  }
  return lines;
}

/** A word in pieces that are no wider than a line, unless one character is. */
function pieces(word: string, width: number): string[] {
  const lines: string[] = [];
  let room = 0;
  for (const character of charactersOf(word)) {
    const characterWidth = widthOf(character);
    if (lines.length > 0 && characterWidth <= room) lines.push((lines.pop() ?? '') + character);
    else {
      lines.push(character);
      room = width;
    }
    room -= characterWidth;
  }
  return lines;
}

/** The characters that a reader counts: an emoji of several code points is one. */
function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Plain text on one line, cut where it is too long. */
export function shorten(text: string, width: number): string {
  const line = plain(text);
  if (widthOf(line) <= width) return line;
  const [start = ''] = pieces(line, width - 1);
  return `${widthOf(start) < width ? start : ''}…`;
}

export function center(text: string, width: number): string {
  return ' '.repeat(Math.max(0, Math.floor((width - widthOf(text)) / 2))) + text;
}

/** Adds spaces up to a width in columns. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** `1 entry`, `26 entries`, `1,204 entries` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** JSON on one line; control characters that JSON allows but a terminal might obey are escaped. */
export function jsonLine(value: unknown): string {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value).replace(/[\u007f-\u009f]/g, escape)}\n`;
}
