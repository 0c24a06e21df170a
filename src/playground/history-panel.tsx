import { useHistory, useHistoryActions } from '@graphiql/plugin-history';
import { CloseIcon, type GraphiQLPlugin, HistoryIcon, pick, useGraphiQL } from '@graphiql/react';
import { titleOf } from './question-title.ts';

/** What was run, newest first; it comes back into the tab in front with its variables, and leaves the headers alone. */
function HistoryPanel() {
  const { queryEditor, variableEditor } = useGraphiQL(pick('queryEditor', 'variableEditor'));
  const { deleteFromHistory } = useHistoryActions();
  const items = useHistory().toReversed();
  return (
    <section className="history">
      <h2>History</h2>
      {items.length === 0 && <p>What you run is kept here, in this browser.</p>}
      <ol>
        {items.map((item, index) => (
          <li key={index}>
            <button
              type="button"
              className="past"
              onClick={() => {
                queryEditor?.setValue(item.query ?? '');
                variableEditor?.setValue(item.variables ?? '');
              }}
            >
              {titleOf(item.query ?? null)}
              {item.variables !== undefined && <code>{item.variables.replace(/\s+/g, ' ')}</code>}
            </button>
            <button
              type="button"
              className="close"
              aria-label={`Forget ${titleOf(item.query ?? null)}`}
              onClick={() => deleteFromHistory(item, true)}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

export const HISTORY_PANEL: GraphiQLPlugin = { title: 'History', icon: HistoryIcon, content: HistoryPanel };
