import type { Moment } from '../../../domain/time/moment.ts';
import { momentInWords } from '../../../domain/time/moment-words.ts';
import type { CitationInput } from '../../../domain/record/input.ts';
import {
  attributionOf,
  caveatsOf,
  inWords,
  kindInWords,
  ownCitationsOf,
  whoToWhom,
  quotedText,
} from '../entry-words.ts';
import { anchor, markup, type Markup, paragraphs } from '../html-text.ts';
import type { ExportedEntry } from '../output-format.ts';
import type { RecordNames } from '../record-names.ts';

/** The text of links to an entry. The number serves to find the entry on paper. */
export interface EntryLabel {
  readonly number: number;
  readonly text: string;
}

/** By id. */
export type EntryLabels = ReadonlyMap<string, EntryLabel>;

/** An entry with more characters of markup probably takes more than a third of a printed page, so the page may cut it. */
const LONG = 3_500;

export function labelOf({ input, occurred }: ExportedEntry, names: RecordNames): string {
  return `${whoToWhom(input, names)}, ${occurred === null ? 'without a date' : momentInWords(occurred)}`;
}

export function entryMarkup(entry: ExportedEntry, names: RecordNames, labels: EntryLabels): Markup {
  const { id, input, occurred } = entry;
  const visibility = inWords(input.visibility);
  const subject = input.type === 'MESSAGE' ? input.subject : input.audience;
  const body = markup`<p class="when">
      <span class="badge">${visibility}</span> ${occurred === null ? 'without a date' : momentMarkup(occurred, labels)}
      <span class="number">${labels.get(id)?.number ?? ''}</span>
    </p>
    <h3 dir="auto">${whoToWhom(input, names)}</h3>
    <p class="manner">${[kindInWords(input), ...caveatsOf(entry)].join(' · ')}</p>
    ${subject !== undefined && markup`<p class="subject" dir="auto">${subject}</p>`} ${textMarkup(entry)}
    ${factsOf(entry, names, labels).map((fact) => markup`<div class="fact">${fact}</div>`)}
    ${citationList(ownCitationsOf(input), names) ?? markup`<p class="uncited">No source is cited.</p>`}`;
  const classes = [
    visibility,
    ...(entry.status === 'RETRACTED' ? ['retracted'] : []),
    ...(body.text.length > LONG ? ['long'] : []),
  ];
  return markup`<article id="${id}" class="${classes.join(' ')}">
    ${body}
  </article> `;
}

/** The moment, the words of the source for it, and its basis if the source does not state it. */
function momentMarkup(moment: Moment, labels: EntryLabels): Markup {
  const { written, basis, note, relativeTo } = moment;
  return markup`<time>${momentInWords(moment)}</time>${written !== null && markup` <q>${written}</q>`}${
    relativeTo !== null && markup` <em>counted from ${pointer(relativeTo.entry, labels)}</em>`
  }${basis === 'INFERRED' && markup` <em>inferred: ${note ?? ''}</em>`}`;
}

/** A link to an entry of the page; only the id of an entry that is not on the page. */
function pointer(id: string, labels: EntryLabels): Markup {
  const label = labels.get(id);
  return label === undefined ? markup`${id}` : markup`<a href="#${id}">${label.text}</a> (${label.number})`;
}

function textMarkup({ input }: ExportedEntry): Markup | false {
  const { text, wording, language } = input;
  if (text === undefined || text.trim() === '') return false;
  const attributes = markup`dir="auto"${language !== undefined && markup` lang="${language}"`}`;
  return wording === 'VERBATIM'
    ? markup`<blockquote ${attributes}>${paragraphs(text)}</blockquote>`
    : markup`<div class="reported" ${attributes}>${paragraphs(text)}</div>`;
}

function factsOf(entry: ExportedEntry, names: RecordNames, labels: EntryLabels): Markup[] {
  const { input } = entry;
  const isMessage = input.type === 'MESSAGE';
  return [
    ...earlierTextOf(entry),
    ...disclosureOf(entry, labels),
    ...(isMessage && input.inReplyTo !== undefined ? [markup`Answers ${pointer(input.inReplyTo, labels)}`] : []),
    ...(input.relations ?? []).map(
      ({ kind, entry: other, citations = [] }) =>
        markup`${capitalised(inWords(kind))} ${pointer(other, labels)}${citationList(citations, names)}`,
    ),
    ...(input.links ?? []).map((id) => markup`Link: ${anchor(names.link(id), names.link(id))}`),
    ...(isMessage ? (input.attachments ?? []) : []).map(
      ({ name, url, mediaType }) =>
        markup`Attachment: ${name ?? url ?? 'without a name'}${mediaType !== undefined && ` (${mediaType})`}`,
    ),
  ];
}

/** The text before a correction. */
function earlierTextOf({ input, history }: ExportedEntry): Markup[] {
  const earlier = history?.imported;
  if (earlier === undefined || earlier.text === input.text) return [];
  const text = quotedText(earlier);
  return [markup`Before it was corrected: <span dir="auto">${text === '' ? 'no words' : text}</span>`];
}

/** Nothing for an entry that was public when it happened. */
function disclosureOf({ input, occurred, disclosed, disclosure }: ExportedEntry, labels: EntryLabels): Markup[] {
  if (disclosed !== null) {
    if (input.visibility === 'PUBLIC' && disclosed.edtf === occurred?.edtf) return [];
    return [markup`Known to the public since ${momentMarkup(disclosed, labels)}`];
  }
  if (disclosure === 'DATE_UNKNOWN') return [markup`Known to the public since an unknown date`];
  return [markup`Never disclosed, as far as the record says`];
}

/** Each source once, with the paragraphs in it; null if nothing is cited. */
function citationList(citations: readonly CitationInput[], names: RecordNames): Markup | null {
  if (citations.length === 0) return null;
  const sources = [...new Set(citations.map(({ source }) => source))];
  return markup`<ul class="citations">
    ${sources.map((source) => {
      const { title, url } = names.source(source);
      const cited = citations.filter((citation) => citation.source === source);
      return markup`<li>
        ${anchor(url, title)}
        <ul>
          ${cited.map((citation) => paragraphMarkup(citation, names))}
        </ul>
      </li>`;
    })}
  </ul>`;
}

function paragraphMarkup(citation: CitationInput, names: RecordNames): Markup {
  const { paragraph, quotes = [] } = citation;
  const attribution = attributionOf(citation, names);
  return markup`<li>
    ${paragraph === undefined ? 'No paragraph' : `Paragraph ${paragraph}`}${quotes.map(
      ({ exact }) => markup` <q dir="auto">${exact}</q>`,
    )}${attribution.length > 0 && markup` <em>${attribution.join('; ')}</em>`}
  </li>`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
