import type { OpenedEntry } from '../../model/entry.ts';
import { momentText } from '../../model/moment-text.ts';
import { cardTexts, entryTexts } from '../../strings.ts';
import { Outside } from './entry-facts.tsx';

type Citation = OpenedEntry['citations'][number];

/** Each source once, with its quotations, its attribution, and notes on what the editor inferred. */
export function EntrySources({ entry }: { readonly entry: OpenedEntry }) {
  const sources = new Map(entry.citations.map(({ source }) => [source.id, source]));
  if (sources.size === 0) return null;
  return (
    <section>
      <h3>{entryTexts.citations}</h3>
      {[...sources.values()].map((source) => (
        <div key={source.id} class="source">
          <SourceHead source={source} />
          {entry.citations
            .filter((citation) => citation.source.id === source.id)
            .map((citation, index) => (
              <CitationView key={index} citation={citation} />
            ))}
        </div>
      ))}
    </section>
  );
}

function SourceHead({ source: { title, url, authors, publisher, published } }: Pick<Citation, 'source'>) {
  const about = [authors.join(', '), publisher?.name, published && momentText(published, 'record')];
  return (
    <p class="source-head" dir="auto">
      <Outside url={url} text={title} />
      <small>{about.filter(Boolean).join(', ')}</small>
    </p>
  );
}

function CitationView({ citation }: { readonly citation: Citation }) {
  const { paragraph, quotes, attributedTo, inferred, reason } = citation;
  return (
    <figure class="citation">
      {quotes.map(({ exact }) => (
        <blockquote key={exact} class="quoted" dir="auto">
          {exact}
        </blockquote>
      ))}
      <figcaption>
        {paragraph !== null && <small>{entryTexts.paragraph(paragraph)}</small>}
        {attributedTo.length > 0 && (
          <small>{entryTexts.attributed(cardTexts.names(attributedTo.map(({ name }) => name)))}</small>
        )}
        {inferred && <small class="mark">{entryTexts.inferred(reason)}</small>}
      </figcaption>
    </figure>
  );
}
