/** A part of a text, and whether it matches the search. */
export interface HighlightPart {
  readonly text: string;
  readonly isMarked: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

/**
 * Parses a highlight of the service: text escaped for HTML, with the words in `<mark>`. So no text of a record is ever
 * inserted as HTML.
 */
export function marked(highlight: string): readonly HighlightPart[] {
  return highlight
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const isMarked = piece.startsWith('<mark>');
      const text = isMarked ? piece.slice('<mark>'.length, -'</mark>'.length) : piece;
      return { text: unescaped(text), isMarked };
    });
}

function unescaped(html: string): string {
  return html.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
}
