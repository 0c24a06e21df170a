import type { CitationInput } from '../record/input.ts';

/** Whether a citation's quotations stand in the text of its source. */
export type QuoteVerdict = { readonly found: true } | { readonly found: false; readonly reason: string };

/**
 * The paragraphs of a text: blocks between blank lines, in order. White space within them is folded to single spaces,
 * because line breaks are an accident of the file.
 */
export function paragraphsOf(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => fold(paragraph).trim())
    .filter((paragraph) => paragraph !== '');
}

/**
 * Looks for every quotation of a citation, character by character: after its prefix, before its suffix, in its
 * paragraph.
 */
export function verifyCitation(citation: CitationInput, paragraphs: readonly string[]): QuoteVerdict {
  const { paragraph, quotes = [] } = citation;
  if (paragraph !== undefined && paragraph > paragraphs.length) {
    return { found: false, reason: `there is no paragraph ${paragraph}; the text has ${paragraphs.length}` };
  }
  const searched = paragraph === undefined ? paragraphs : paragraphs.slice(paragraph - 1, paragraph);
  for (const { exact, prefix = '', suffix = '' } of quotes) {
    if (exact.trim() === '') return { found: false, reason: 'a quotation has no words' };
    const selector = fold(prefix + exact + suffix);
    if (searched.some((text) => stands(selector, text))) continue;
    const elsewhere = paragraphs.findIndex((text) => stands(selector, text));
    const where = paragraph === undefined ? 'the text' : `paragraph ${paragraph}`;
    const hint = elsewhere === -1 ? '' : `, but in paragraph ${elsewhere + 1}`;
    return { found: false, reason: `${JSON.stringify(exact)} does not stand in ${where}${hint}` };
  }
  return { found: true };
}

/** White space at an end of the selector may be the line end that a paragraph begins or ends with. */
function stands(selector: string, paragraph: string): boolean {
  return ` ${paragraph} `.includes(selector);
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ');
}
