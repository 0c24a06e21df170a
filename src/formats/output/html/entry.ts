import type { Moment } from '../../../domain/time/moment.ts';
import { momentInWords } from '../../../domain/time/moment-words.ts';
import type { CitationInput } from '../../../domain/record/input.ts';
import { basisOf, caveatsOf, inWords, mannerOf, ownCitationsOf, whoToWhom, wordsOf } from '../entry-words.ts';
import { anchor, markup, type Markup, paragraphs } from '../html-text.ts';
import type { ExportedEntry } from '../output-format.ts';
import type { RecordNames } from '../record-names.ts';

/** What an entry of the page is called where others point at it; the number finds it on paper. */
export interface EntryLabel {
  readonly number: number;
  readonly text: string;
}

/** By id. */
export type EntryLabels = ReadonlyMap<string, EntryLabel>;

/** Characters of markup of an entry that is likely to take more than a third of a printed page, which may be cut. */
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
    <p class="manner">${[mannerOf(input), ...caveatsOf(entry)].join(' · ')}</p>
    ${subject !== undefined && markup`<p class="subject" dir="auto">${subject}</p>`} ${wordsMarkup(entry)}
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

/** As it was written, beside what it means; and what it rests on where the source does not say it. */
function momentMarkup(moment: Moment, labels: EntryLabels): Markup {
  const { written, basis, note, relativeTo } = moment;
  return markup`<time>${momentInWords(moment)}</time>${written !== null && markup` <q>${written}</q>`}${
    relativeTo !== null && markup` <em>counted from ${pointer(relativeTo.entry, labels)}</em>`
  }${basis === 'INFERRED' && markup` <em>inferred: ${note ?? ''}</em>`}`;
}

/** An entry of the page by what it is called, one beside it by its id. */
function pointer(id: string, labels: EntryLabels): Markup {
  const label = labels.get(id);
  return label === undefined ? markup`${id}` : markup`<a href="#${id}">${label.text}</a> (${label.number})`;
}

function wordsMarkup({ input }: ExportedEntry): Markup | false {
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
    ...earlierWordsOf(entry),
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

/** What stood here before it was corrected. */
function earlierWordsOf({ input, history }: ExportedEntry): Markup[] {
  const earlier = history?.imported;
  if (earlier === undefined || earlier.text === input.text) return [];
  const words = wordsOf(earlier);
  return [markup`Before it was corrected: <span dir="auto">${words === '' ? 'no words' : words}</span>`];
}

/** Of what is public as it happens there is nothing to say. */
function disclosureOf({ input, occurred, disclosed, disclosure }: ExportedEntry, labels: EntryLabels): Markup[] {
  if (disclosed !== null) {
    if (input.visibility === 'PUBLIC' && disclosed.edtf === occurred?.edtf) return [];
    return [markup`Known to the public since ${momentMarkup(disclosed, labels)}`];
  }
  if (disclosure === 'DATE_UNKNOWN') return [markup`Known to the public since an unknown date`];
  return [markup`Never disclosed, as far as the record says`];
}

/** Each source once, with the places in it; null where nothing is cited. */
function citationList(citations: readonly CitationInput[], names: RecordNames): Markup | null {
  if (citations.length === 0) return null;
  const sources = [...new Set(citations.map(({ source }) => source))];
  return markup`<ul class="citations">
    ${sources.map((source) => {
      const { title, url } = names.source(source);
      const places = citations.filter((citation) => citation.source === source);
      return markup`<li>
        ${anchor(url, title)}
        <ul>
          ${places.map((citation) => placeMarkup(citation, names))}
        </ul>
      </li>`;
    })}
  </ul>`;
}

function placeMarkup(citation: CitationInput, names: RecordNames): Markup {
  const { paragraph, quotes = [] } = citation;
  const basis = basisOf(citation, names);
  return markup`<li>
    ${paragraph === undefined ? 'No paragraph' : `Paragraph ${paragraph}`}${quotes.map(
      ({ exact }) => markup` <q dir="auto">${exact}</q>`,
    )}${basis.length > 0 && markup` <em>${basis.join('; ')}</em>`}
  </li>`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
