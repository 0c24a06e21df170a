import { ExecuteButton, KEY_MAP, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { titleOf } from './question-title.ts';

/** The title of the question, and the buttons to format and to run it. */
export function QuestionToolbar() {
  const title = useGraphiQL(({ tabs, activeTabIndex }) => titleOf(tabs[activeTabIndex]?.query ?? null));
  const { prettifyEditors } = useGraphiQLActions();
  return (
    <header className="question-toolbar">
      <h2>{title}</h2>
      <button
        type="button"
        title={`Format the operation (${KEY_MAP.prettify.key})`}
        onClick={() => void prettifyEditors()}
      >
        Format
      </button>
      <ExecuteButton />
    </header>
  );
}
