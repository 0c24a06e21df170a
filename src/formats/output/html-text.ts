import { escapeHtml } from '../../domain/html-escape.ts';

/** HTML in which whatever is put into the template is text, unless it was made by the template itself. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

type Part = string | number | Markup | false | null | readonly Part[];

/** ``markup`<p>${text}</p>` ``: strings are escaped, also within attributes in quotes; lists are joined; `false` and null are nothing. */
export function markup(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(literals.reduce((text, literal, index) => text + toText(parts[index - 1] ?? null) + literal));
}

function toText(part: Part): string {
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

/** A link where the address may be followed from a page, which `javascript:` and the like may not; else its text. */
export function anchor(url: string | undefined, text: string): Markup {
  if (url === undefined || !/^(?:https?|mailto):/i.test(url)) return markup`${text}`;
  return markup`<a href="${url}" rel="noopener noreferrer">${text}</a>`;
}
