/**
 * One page for reading and printing: nothing is loaded from elsewhere, nothing runs. Entries stand in the order in which
 * they happened, the private told from the public by a word and a place, not by colour alone; undated ones come last.
 */
import { writeEdtf } from '../domain/edtf-text.ts';
import { momentInWords } from '../domain/moment-words.ts';
import { isCoarser } from '../domain/precision.ts';
import { headerInWords } from './export-header.ts';
import { entryMarkup } from './html-entry.ts';
import { PAGE_STYLE } from './html-style.ts';
import { anchor, html, Markup, paragraphs } from './html-text.ts';
import type { ExportedEntry, ExportedRecord, ExportHeader, OutputFormat } from './output-format.ts';
import { RecordNames } from './record-names.ts';

export const htmlExport: OutputFormat = { name: 'html', write };

async function* write({ header, items }: ExportedRecord): AsyncGenerator<string> {
  const names = new RecordNames();
  const told = new Set<string>();
  let heading: string | null = null;
  for await (const item of items) {
    if (item.kind !== 'entry') {
      names.note(item);
      continue;
    }
    if (heading === null) yield pageHead(names).text;
    const next = headingOf(item);
    if (next !== heading)
      yield html`${heading !== null && SECTION_END}
        <section><h2>${next}</h2></section>`.text;
    heading = next;
    yield entryMarkup(item, names, told).text;
    told.add(item.id);
  }
  if (heading === null)
    yield html`${pageHead(names)}
      <p>Nothing matches.</p>`.text;
  yield html`${heading !== null && SECTION_END}${pageFoot(header, names, told.size)}`.text;
}

const SECTION_END = html`</section>`;

/** The month, or the year where no month is known. */
function headingOf({ occurred }: ExportedEntry): string {
  if (occurred === null) return 'Undated';
  const { precision, scheduled, zone } = occurred;
  if (isCoarser(precision, 'YEAR')) return momentInWords(occurred);
  const edtf = writeEdtf(scheduled, isCoarser(precision, 'MONTH') ? 'YEAR' : 'MONTH', zone ?? 'UTC');
  return momentInWords({ edtf, zone: null });
}

/** A page that may load nothing and run nothing, whatever the record holds. */
function pageHead(names: RecordNames): Markup {
  const collections = [...names.collections];
  const [first] = collections;
  const title = collections.length === 1 && first !== undefined ? first.title : 'Who said what to whom';
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${new Markup(PAGE_STYLE)}
        </style>
      </head>
      <body>
        <header class="page">
          <h1>${title}</h1>
          ${collections.map((each) => html`${collections.length > 1 && html`<p class="part">${each.title}</p>`}${paragraphs(each.description ?? '')}`)}
          <p class="key">
            <span class="private">Private</span> <span class="public">Public</span> Words in quotation marks are
            verbatim; words in italics are reported.
          </p>
        </header>
        <main></main>
      </body>
    </html> `;
}

function pageFoot(header: ExportHeader, names: RecordNames, entries: number): Markup {
  const actors = [...names.actors].sort((left, right) => left.name.localeCompare(right.name, 'en'));
  const sources = [...names.sources];
  return html`
</main>
<footer>
${
  actors.length > 0 &&
  html`<section>
    <h2>Who is who</h2>
    <dl>
      ${actors.map(
        ({ name, description, roles = [] }) =>
          html`<dt dir="auto">${name}</dt>
            <dd dir="auto">
              ${[...roles.map(({ title }) => title), ...(description === undefined ? [] : [description])].join('. ')}
            </dd>`,
      )}
    </dl>
  </section>`
}
${
  sources.length > 0 &&
  html`<section>
    <h2>Sources</h2>
    <ul>
      ${sources.map(
        ({ title, authors = [], url, publisher }) =>
          html`<li>
            ${anchor(url, title)}${[...authors, ...(publisher === undefined ? [] : [names.actor(publisher)])].map((name) => `, ${name}`)}${url !== undefined && html` <span class="address">${url}</span>`}
          </li>`,
      )}
    </ul>
  </section>`
}
<p class="about">${entries} ${entries === 1 ? 'entry' : 'entries'}. ${headerInWords(header)}</p>
</footer>
</body>
</html>
`;
}
