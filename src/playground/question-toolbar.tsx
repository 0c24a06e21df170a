import { ExecuteButton, KEY_MAP, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { titleOf } from './question-title.ts';

/** What is asked, in words, and what can be done with it. */
export function QuestionToolbar() {
  const title = useGraphiQL(({ tabs, activeTabIndex }) => titleOf(tabs[activeTabIndex]?.query ?? null));
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
      <ExecuteButton />
    </header>
  );
}
