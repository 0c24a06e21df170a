import { useSignal } from '@preact/signals';
import { CITATION_FORMATS, type CitationFormat, citationText } from '../../model/citation-text.ts';
import type { OpenedEntry } from '../../model/entry.ts';
import { linkTo } from '../../state/address.ts';
import { entryTexts } from '../../strings.ts';
import { CopyField } from './copy-field.tsx';

/** A link to the entry, a citation, and a link to its query in the playground. */
export function EntryCite({ entry }: { readonly entry: OpenedEntry }) {
  const format = useSignal<CitationFormat>('text');
  const link = linkTo({ entry: entry.id, room: null });
  return (
    <section class="cite">
      <h3>{entryTexts.share}</h3>
      <CopyField label={entryTexts.copyLink} text={link} />
      <div class="formats" role="radiogroup" aria-label={entryTexts.cite}>
        {CITATION_FORMATS.map((one) => (
          <label key={one}>
            <input type="radio" name="format" checked={format.value === one} onChange={() => (format.value = one)} />
            {entryTexts.formats[one]}
          </label>
        ))}
      </div>
      <CopyField key={format.value} label={entryTexts.cite} text={citationText(entry, format.value, link)} />
      <a class="solid" href={playgroundLink(entry.id)} target="_blank" rel="noopener">
        {entryTexts.playground}
      </a>
    </section>
  );
}

/** The playground reads a query from the fragment of its address. */
function playgroundLink(id: string): string {
  const query = `{
  entry(id: ${JSON.stringify(id)}) {
    text
    occurred { edtf written }
    participants { role actor { name } }
    citations { paragraph quotes { exact } source { title } }
    nearby { reasons lag { stated least most } entry { text } }
  }
}`;
  return `graphql#${new URLSearchParams({ query }).toString()}`;
}
