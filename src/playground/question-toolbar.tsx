import { ExecuteButton, KEY_MAP, PlayIcon, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { titleOf } from './question-title.ts';

/** What is asked, in words, and what can be done with it. */
export function QuestionToolbar() {
  const title = useGraphiQL(({ tabs, activeTabIndex }) => titleOf(tabs[activeTabIndex]?.query ?? null));
  const isReady = useGraphiQL(({ queryEditor, responseEditor }) => Boolean(queryEditor && responseEditor));
  const { prettifyEditors } = useGraphiQLActions();
  return (
    <header className="question-toolbar">
      <h2>{title}</h2>
      <button
        type="button"
        title={`Lay the operation out (${KEY_MAP.prettify.key})`}
        onClick={() => void prettifyEditors()}
      >
        Tidy
      </button>
      {isReady ? (
        <ExecuteButton />
      ) : (
        <button type="button" className="graphiql-execute-button" aria-label="Execute query" disabled>
          <PlayIcon />
        </button>
      )}
    </header>
  );
}
