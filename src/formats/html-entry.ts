import type { Moment } from '../domain/moment.ts';
import { momentInWords } from '../domain/moment-words.ts';
import { citationsOf } from '../domain/participants.ts';
import type { CitationInput } from '../domain/record-input.ts';
import type { EntryRecord } from '../domain/record.ts';
import { basisOf, caveatsOf, inWords, mannerOf, whoToWhom } from './entry-words.ts';
import { anchor, html, type Markup, paragraphs } from './html-text.ts';
import type { ExportedEntry } from './output-format.ts';
import type { RecordNames } from './record-names.ts';

/** @param told the entries that stand further up on the page, and so can be pointed at */
export function entryMarkup(entry: ExportedEntry, names: RecordNames, told: ReadonlySet<string>): Markup {
  const { id, input, occurred } = entry;
  const visibility = input.visibility === 'PRIVATE' ? 'private' : 'public';
  const subject = input.type === 'MESSAGE' ? input.subject : input.audience;
  return html`
    <article id="${id}" class="${visibility}${entry.status === 'RETRACTED' && ' retracted'}">
      <p class="when">
        <span class="badge">${inWords(input.visibility)}</span>
        ${occurred === null ? 'without a date' : momentMarkup(occurred)}
      </p>
      <h3 dir="auto">${whoToWhom(input, names)}</h3>
      <p class="manner">${[mannerOf(input), ...caveatsOf(entry)].join(' · ')}</p>
      ${subject !== undefined && html`<p class="subject" dir="auto">${subject}</p>`} ${wordsMarkup(entry)}
      ${factsOf(entry, names, told).map((fact) => html`<p class="fact">${fact}</p>`)}
      ${citationList(citationsOf(input), names)}
    </article>
  `;
}

/** As it was written, beside what it means; and what it rests on where the source does not say it. */
function momentMarkup(moment: Moment): Markup {
  const { written, basis, note } = moment;
  return html`<time>${momentInWords(moment)}</time>${written !== null && html` <q class="written">${written}</q>`}${
      basis === 'RELATIVE' && html` <span class="basis">counted from another entry</span>`
    }${basis === 'INFERRED' && html` <span class="basis">inferred: ${note ?? ''}</span>`}`;
}

function wordsMarkup({ input }: EntryRecord): Markup | false {
  const { text, wording, language } = input;
  if (text === undefined || text.trim() === '') return false;
  const attributes = html`dir="auto"${language !== undefined && html` lang="${language}"`}`;
  return wording === 'VERBATIM'
    ? html`<blockquote ${attributes}>${paragraphs(text)}</blockquote>`
    : html`<div class="reported" ${attributes}>${paragraphs(text)}</div>`;
}

function factsOf(entry: ExportedEntry, names: RecordNames, told: ReadonlySet<string>): Markup[] {
  const { input } = entry;
  const pointer = (id: string) => (told.has(id) ? html`<a href="#${id}">${id}</a>` : html`${id}`);
  return [
    ...disclosureOf(entry),
    ...(input.type === 'MESSAGE' && input.inReplyTo !== undefined ? [html`Answers ${pointer(input.inReplyTo)}`] : []),
    ...(input.relations ?? []).map((each) => html`${capitalised(inWords(each.kind))} ${pointer(each.entry)}`),
    ...(input.links ?? []).map((id) => html`Link: ${anchor(names.link(id), names.link(id))}`),
    ...(input.type === 'MESSAGE' ? (input.attachments ?? []) : []).map(
      ({ name, url, mediaType }) =>
        html`Attachment: ${name ?? url ?? 'without a name'}${mediaType !== undefined && ` (${mediaType})`}`,
    ),
  ];
}

/** Of what is public as it happens there is nothing to say. */
function disclosureOf({ input, occurred, disclosed, disclosure }: EntryRecord): Markup[] {
  if (disclosed !== null) {
    if (input.visibility === 'PUBLIC' && disclosed.edtf === occurred?.edtf) return [];
    return [html`Known to the public since ${momentMarkup(disclosed)}`];
  }
  if (disclosure === 'DATE_UNKNOWN') return [html`Known to the public since an unknown date`];
  return [html`Never disclosed, as far as the record says`];
}

function citationList(citations: readonly CitationInput[], names: RecordNames): Markup {
  if (citations.length === 0) return html`<p class="uncited">No source is cited.</p>`;
  return html`<ul class="citations">
    ${citations.map((citation) => {
      const { source, paragraph, quotes = [] } = citation;
      const { title, url } = names.source(source);
      const basis = basisOf(citation, names);
      return html`<li>
        ${anchor(url, title)}${paragraph !== undefined && `, ¶ ${paragraph}`}${quotes.map(({ exact }) => html` <q dir="auto">${exact}</q>`)}${
          basis.length > 0 && html` <em>${basis.join('; ')}</em>`
        }
      </li>`;
    })}
  </ul>`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
