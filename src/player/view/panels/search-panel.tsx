import { useSignal, useSignalEffect } from '@preact/signals';
import { askService } from '../../state/service.ts';
import { SearchDocument, type SearchQuery } from '../../generated/operations.ts';
import { authorOf } from '../../model/entry.ts';
import { marked } from '../../model/highlight.ts';
import { momentText } from '../../model/moment-text.ts';
import { filterOf } from '../../model/question.ts';
import { address, navigate } from '../../state/address.ts';
import { closePanel } from '../../state/open-panel.ts';
import { question } from '../../state/record.ts';
import { cardTexts, entryTexts, searchTexts } from '../../strings.ts';
import { Panel } from './panel.tsx';

type SearchResults = SearchQuery['search'];

const QUIET_MS = 200;

/** Searches the entries of the filter. */
export function SearchPanel() {
  const words = useSignal('');
  const found = useSignal<SearchResults | null>(null);
  const problem = useSignal<string | null>(null);

  const look = async (query: string, after: string | null) => {
    try {
      const { clock } = question.peek();
      const { search } = await askService(SearchDocument, { query, filter: filterOf(question.peek()), clock, after });
      if (query !== words.peek().trim()) return;
      const before = after === null ? [] : (found.peek()?.edges ?? []);
      found.value = { ...search, edges: [...before, ...search.edges] };
      problem.value = null;
    } catch (error) {
      problem.value = (error as Error).message;
    }
  };
  useSignalEffect(() => {
    const query = words.value.trim();
    found.value = null;
    problem.value = null;
    if (query === '') return;
    const timer = setTimeout(() => void look(query, null), QUIET_MS);
    return () => clearTimeout(timer);
  });

  const result = found.value;
  const { hasNextPage, endCursor } = result?.pageInfo ?? { hasNextPage: false, endCursor: null };
  return (
    <Panel title={searchTexts.title} onClose={closePanel} hasField>
      <label class="search">
        <span class="unseen">{searchTexts.label}</span>
        <input
          type="search"
          dir="auto"
          autofocus
          placeholder={searchTexts.label}
          value={words.value}
          onInput={({ currentTarget }) => (words.value = currentTarget.value)}
        />
        <small>{searchTexts.hint}</small>
      </label>
      <p role="status">
        {problem.value ??
          (result === null
            ? ''
            : result.totalCount === 0
              ? searchTexts.none(words.value.trim())
              : searchTexts.found(result.totalCount))}
      </p>
      <ul class="results">
        {result?.edges.map((edge) => (
          <Result key={edge.node.id} edge={edge} />
        ))}
      </ul>
      {hasNextPage && (
        <button type="button" class="solid" onClick={() => void look(words.value.trim(), endCursor)}>
          {searchTexts.more}
        </button>
      )}
    </Panel>
  );
}

function Result({ edge: { node, highlights } }: { readonly edge: SearchResults['edges'][number] }) {
  const moment = node.occurred;
  return (
    <li>
      <button
        type="button"
        class={`result ${node.visibility.toLowerCase()}`}
        onClick={() => navigate({ entry: node.id })}
      >
        <span class="result-head">
          <b>
            <bdi>{authorOf(node)?.actor.name ?? cardTexts.unknownAuthor}</bdi>
          </b>
          <small>{moment === null ? entryTexts.undated : momentText(moment, address.value.zone)}</small>
        </span>
        {highlights.map((highlight) => (
          <span key={highlight} class="highlight" dir="auto">
            {marked(highlight).map(({ text, isMarked }, index) =>
              isMarked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
            )}
          </span>
        ))}
      </button>
    </li>
  );
}
