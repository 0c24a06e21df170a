import type { ComponentChildren } from 'preact';
import { authorOf, type Mention, type OpenedEntry } from '../../model/entry.ts';
import { lagText } from '../../model/lag-text.ts';
import { navigate } from '../../state/address.ts';
import { cardTexts, entryTexts, reasonTexts, relationTexts } from '../../strings.ts';

/** Related entries: replies, relations, and entries of the other side around the same time. */
export function EntryNeighbours({ entry }: { readonly entry: OpenedEntry }) {
  const isMessage = entry.__typename === 'Message';
  const replies = isMessage ? entry.replies.nodes : [];
  return (
    <>
      {isMessage && entry.inReplyTo !== null && (
        <Group title={entryTexts.answers}>
          <Neighbour entry={entry.inReplyTo} />
        </Group>
      )}
      {replies.length > 0 && (
        <Group title={entryTexts.replies}>
          {replies.map((reply) => (
            <Neighbour key={reply.id} entry={reply} />
          ))}
        </Group>
      )}
      <Relations relations={entry.relations} />
      {entry.nearby.length > 0 && (
        <Group title={entryTexts.neighbours(entry.visibility === 'PRIVATE')}>
          {entry.nearby.map(({ entry: near, lag, reasons }) => (
            <Neighbour
              key={near.id}
              entry={near}
              note={[lagText(lag), ...reasons.map((reason) => reasonTexts[reason])].join(' · ')}
            />
          ))}
        </Group>
      )}
    </>
  );
}

function Relations({ relations }: Pick<OpenedEntry, 'relations'>) {
  const titles = [...new Set(relations.map(({ kind, direction }) => relationTexts[direction][kind]))];
  return (
    <>
      {titles.map((title) => (
        <Group key={title} title={title}>
          {relations
            .filter(({ kind, direction }) => relationTexts[direction][kind] === title)
            .map(({ entry, citations }) => {
              const inferred = citations.find((citation) => citation.inferred);
              return (
                <Neighbour
                  key={entry.id}
                  entry={entry}
                  note={inferred === undefined ? null : entryTexts.inferred(inferred.reason)}
                />
              );
            })}
        </Group>
      ))}
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="neighbours">
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function Neighbour({ entry, note = null }: { readonly entry: Mention; readonly note?: string | null }) {
  return (
    <li>
      <button
        type="button"
        class={`result ${entry.visibility.toLowerCase()}`}
        onClick={() => navigate({ entry: entry.id })}
      >
        {note !== null && <small class="note">{note}</small>}
        <span class="result-head">
          <b>
            <bdi>{authorOf(entry)?.actor.name ?? cardTexts.unknownAuthor}</bdi>
          </b>
          <small>{cardTexts.side(entry.visibility === 'PRIVATE')}</small>
        </span>
        <span class={`highlight ${entry.wording === 'VERBATIM' ? 'quoted' : 'reported'}`} dir="auto">
          {entry.text ?? cardTexts.noWords}
        </span>
      </button>
    </li>
  );
}
