import { momentText } from '../../model/moment-text.ts';
import { cardTexts, citationTexts, entryTexts } from '../../strings.ts';
import { Outside } from './entry-facts.tsx';
import type { OpenedEntry } from './entry-panel.tsx';

/** The exact words of the sources that bear it out, who says so, and what was inferred. */
export function EntrySources({ entry }: { readonly entry: OpenedEntry }) {
  if (entry.citations.length === 0) return null;
  return (
    <section class="sources">
      <h3>{entryTexts.citations}</h3>
      {entry.citations.map((citation, index) => (
        <CitationView key={index} citation={citation} />
      ))}
    </section>
  );
}

function CitationView({ citation }: { readonly citation: OpenedEntry['citations'][number] }) {
  const { source, paragraph, quotes, attributedTo, inferred, reason } = citation;
  const where = [
    source.authors.join(', '),
    source.publisher?.name,
    source.published && momentText(source.published, 'record'),
    paragraph === null ? null : citationTexts.paragraph(paragraph),
  ];
  return (
    <figure class="citation">
      {quotes.map(({ exact }) => (
        <blockquote key={exact} class="quoted" dir="auto">
          {exact}
        </blockquote>
      ))}
      <figcaption>
        <Outside url={source.url} text={source.title} />
        <small dir="auto">{where.filter(Boolean).join(', ')}</small>
        {attributedTo.length > 0 && (
          <small>{entryTexts.attributed(cardTexts.names(attributedTo.map(({ name }) => name)))}</small>
        )}
        {inferred && <small class="mark">{entryTexts.inferred(reason)}</small>}
      </figcaption>
    </figure>
  );
}
