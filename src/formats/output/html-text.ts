import { escapeHtml } from '../../domain/html-escape.ts';

/** HTML. Values in the template are escaped, unless the template itself made them. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

type MarkupPart = string | number | Markup | false | null | readonly MarkupPart[];

/** ``markup`<p>${text}</p>` ``: strings are escaped, also within attributes in quotes; lists are joined; `false` and null become nothing. */
export function markup(literals: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  return new Markup(literals.reduce((text, literal, index) => text + toText(parts[index - 1] ?? null) + literal));
}

function toText(part: MarkupPart): string {
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(toText).join('');
  return escapeHtml(String(part));
}

/** The paragraphs of a text, with its line breaks; none for an empty one. */
export function paragraphs(text: string): Markup[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => markup`<p>${withBreaks(paragraph.replace(/^\n+|\s+$/g, ''))}</p>`);
}

function withBreaks(paragraph: string): Markup[] {
  return paragraph.split('\n').map((line, index) => (index === 0 ? markup`${line}` : markup`<br />${line}`));
}

/** A link; only the text if the address is not safe to follow, such as `javascript:`. */
export function anchor(url: string | undefined, text: string): Markup {
  if (url === undefined || !/^(?:https?|mailto):/i.test(url)) return markup`${text}`;
  return markup`<a href="${url}" rel="noopener noreferrer">${text}</a>`;
}
