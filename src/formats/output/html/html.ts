/**
 * One page for reading and printing. It loads nothing and runs nothing. Entries stand in the order in which they happened,
 * undated ones last. A word and the side of the page tell private from public entries, and not only a colour.
 */
import { writeEdtf } from '../../../domain/time/edtf-text.ts';
import { momentInWords } from '../../../domain/time/moment-words.ts';
import { isCoarser } from '../../../domain/time/precision.ts';
import type { ActorInput, SourceInput } from '../../../domain/record/input.ts';
import { headerInWords } from '../header.ts';
import { type EntryLabel, type EntryLabels, entryMarkup, labelOf } from './entry.ts';
import { PAGE_STYLE } from './style.ts';
import { anchor, Markup, markup, paragraphs } from '../html-text.ts';
import type { ExportedEntry, ExportedItem, ExportedRecord, ExportHeader, OutputFormat } from '../output-format.ts';
import { RecordNames } from '../record-names.ts';

export const htmlExport: OutputFormat = { name: 'html', write };

async function* write({ header, items }: ExportedRecord): AsyncGenerator<string> {
  const names = new RecordNames();
  const { labels, headings } = await outlineOf(items, names);
  yield pageHead(header, names, { labels, headings }).text;
  let sections = 0;
  for await (const item of items) {
    if (item.kind !== 'entry') continue;
    const heading = headingOf(item);
    if (sections === 0 || heading !== headings[sections - 1]) {
      yield markup`${sections > 0 && SECTION_END}<section id="part-${sections + 1}"><h2>${heading}</h2>`.text;
      sections += 1;
    }
    yield entryMarkup(item, names, labels).text;
  }
  yield markup`${sections === 0 ? markup`<p>Nothing matches.</p>` : SECTION_END}`.text;
  yield pageFoot(names).text;
}

interface PageOutline {
  readonly labels: EntryLabels;
  /** The headings of the sections, in order. */
  readonly headings: readonly string[];
}

/** A first pass over the items, because entries refer to later ones. */
async function outlineOf(items: AsyncIterable<ExportedItem>, names: RecordNames): Promise<PageOutline> {
  const labels = new Map<string, EntryLabel>();
  const headings: string[] = [];
  for await (const item of items) {
    if (item.kind !== 'entry') {
      names.add(item);
      continue;
    }
    labels.set(item.id, { number: labels.size + 1, text: labelOf(item, names) });
    const heading = headingOf(item);
    if (heading !== headings.at(-1)) headings.push(heading);
  }
  return { labels, headings };
}

const SECTION_END = markup`</section>`;

/** The month, or the year if no month is known. */
function headingOf({ occurred }: ExportedEntry): string {
  if (occurred === null) return 'Undated';
  const { precision, scheduled, zone } = occurred;
  if (isCoarser(precision, 'YEAR')) return momentInWords(occurred);
  const edtf = writeEdtf(scheduled, isCoarser(precision, 'MONTH') ? 'YEAR' : 'MONTH', zone ?? 'UTC');
  return momentInWords({ edtf, zone: null });
}

/** The content security policy forbids the page to load or run anything. */
function pageHead(header: ExportHeader, names: RecordNames, { labels, headings }: PageOutline): Markup {
  const collections = [...names.collections];
  const [first] = collections;
  const title = collections.length === 1 && first !== undefined ? first.title : 'Who said what to whom';
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(PAGE_STYLE)}</style>
</head>
<body>
<header>
<h1 dir="auto">${title}</h1>
${collections.map(({ title: part, description }) => [
  collections.length > 1 && markup`<h3 dir="auto">${part}</h3>`,
  ...paragraphs(description ?? ''),
])}
<p class="key"><span class="private">Private</span> <span class="public">Public</span> Words in quotation marks are verbatim; words in italics are reported.</p>
<p class="about">${labels.size} ${labels.size === 1 ? 'entry' : 'entries'}. ${headerInWords(header)}</p>
${headings.length > 1 && markup`<nav>${headings.map((heading, index) => markup`<a href="#part-${index + 1}">${heading}</a> `)}</nav>`}
</header>
<main>
`;
}

function pageFoot(names: RecordNames): Markup {
  const actors = [...names.actors].sort((left, right) => left.name.localeCompare(right.name, 'en'));
  const sources = [...names.sources];
  return markup`</main>
<footer>
${actors.length > 0 && markup`<section><h2>Who is who</h2><dl>${actors.map(actorMarkup)}</dl></section>`}
${sources.length > 0 && markup`<section><h2>Sources</h2><ul>${sources.map((source) => sourceMarkup(source, names))}</ul></section>`}
</footer>
</body>
</html>
`;
}

function actorMarkup({ name, description, roles = [] }: ActorInput): Markup {
  const facts = [...roles.map(({ title }) => title), ...(description === undefined ? [] : [description])];
  return markup`<dt dir="auto">${name}</dt>${facts.map((each) => markup`<dd dir="auto">${each}</dd>`)}`;
}

function sourceMarkup({ title, authors = [], url, publisher }: SourceInput, names: RecordNames): Markup {
  const by = [...authors, ...(publisher === undefined ? [] : [names.actor(publisher)])];
  const address = url !== undefined && markup` <span class="address">${url}</span>`;
  return markup`<li>${[anchor(url, title), ...by.map((name) => `, ${name}`)]}${address}</li>`;
}
