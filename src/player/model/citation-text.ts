import { authorOf, type OpenedEntry, type StageEntry } from './entry.ts';
import { momentText } from './moment-text.ts';
import { citationTexts } from '../strings.ts';

type CitedSource = OpenedEntry['citations'][number]['source'];

/** The formats of a citation. */
export const CITATION_FORMATS = ['text', 'bibtex', 'csl'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** An entry, with the source that it comes from. */
interface Cited {
  readonly entry: StageEntry;
  readonly source: CitedSource | undefined;
  readonly paragraph: number | null;
  /** A link to the entry. */
  readonly url: string;
}

/** @param url a link to the entry */
export function citationText(entry: OpenedEntry, format: CitationFormat, url: string): string {
  const [citation] = entry.citations;
  const cited: Cited = { entry, source: citation?.source, paragraph: citation?.paragraph ?? null, url };
  switch (format) {
    case 'text':
      return plainText(cited);
    case 'bibtex':
      return bibtex(cited);
    case 'csl':
      return JSON.stringify([csl(cited)], null, 2);
  }
}

function plainText({ entry, source, paragraph, url }: Cited): string {
  const said = entry.text === null ? '' : entry.wording === 'VERBATIM' ? citationTexts.quoted(entry.text) : entry.text;
  const where = source && [
    source.authors.join(', '),
    citationTexts.quoted(source.title),
    source.publisher?.name,
    source.published && momentText(source.published, 'record'),
    paragraph === null ? null : citationTexts.paragraph(paragraph),
  ];
  const who = [authorOf(entry)?.actor.name, entry.occurred && momentText(entry.occurred, 'record')];
  return [joined(who), said, where && citationTexts.in(joined(where)), url].filter(Boolean).join('. ');
}

function joined(parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(', ');
}

function bibtex({ entry, source, paragraph, url }: Cited): string {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', source?.authors.join(' and ')],
    ['title', source?.title],
    ['journal', source?.publisher?.name],
    ['year', source?.published?.edtf.slice(0, 4)],
    ['url', source?.url ?? url],
    ['note', joined([noteOf(entry), paragraph === null ? null : citationTexts.paragraph(paragraph), url])],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${escaped(value)}}`] : []));
  return `@misc{${entry.id.replace(/[^\w-]+/g, '-')},\n${lines.join(',\n')}\n}`;
}

/** Escapes the characters that TeX reads as commands. */
function escaped(text: string): string {
  return text.replace(/[{}\\]/g, '').replace(/[&%$#_]/g, '\\$&');
}

function csl({ entry, source, paragraph, url }: Cited) {
  return {
    id: entry.id,
    type: 'article-newspaper',
    title: source?.title,
    author: source?.authors.map((literal) => ({ literal })),
    'container-title': source?.publisher?.name,
    issued: source?.published ? { raw: source.published.edtf } : undefined,
    URL: source?.url ?? url,
    note: joined([noteOf(entry), paragraph === null ? null : citationTexts.paragraph(paragraph), url]),
  };
}

function noteOf(entry: StageEntry): string {
  return joined([authorOf(entry)?.actor.name, entry.occurred && momentText(entry.occurred, 'record')]);
}
