import { writeAddress } from '../model/address.ts';
import { shortDayText } from '../model/moment-text.ts';
import { address, navigate } from '../state/address.ts';
import type { Collection } from '../state/record.ts';
import { appTexts, frontTexts, openingTexts } from '../strings.ts';

/** The choice of a collection, if the store has more than one. */
export function FrontPage({ collections }: { readonly collections: readonly Collection[] }) {
  document.title = appTexts.name;
  return (
    <main class="front">
      <header>
        <p class="brand">{appTexts.name}</p>
        <h1>{frontTexts.title}</h1>
      </header>
      <section aria-labelledby="choose">
        <h2 id="choose">{frontTexts.choose}</h2>
        <ul>
          {collections.map((collection) => (
            <Choice key={collection.id} collection={collection} />
          ))}
        </ul>
      </section>
    </main>
  );
}

function Choice({ collection }: { readonly collection: Collection }) {
  const { id, title, description } = collection;
  const choose = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigate({ collection: id });
  };
  return (
    <li>
      <a href={writeAddress({ ...address.value, collection: id })} onClick={choose}>
        <h3 dir="auto">{title}</h3>
        {description !== null && <p dir="auto">{description}</p>}
        <p class="counts">{countsText(collection)}</p>
      </a>
    </li>
  );
}

/** `26 entries, 1 Jul 2016 to 13 Nov 2017` */
export function countsText({ entryCount, earliest, latest }: Collection): string {
  if (earliest === null || latest === null) return openingTexts.countsUndated(entryCount);
  return openingTexts.counts(entryCount, shortDayText(Date.parse(earliest)), shortDayText(Date.parse(latest)));
}
