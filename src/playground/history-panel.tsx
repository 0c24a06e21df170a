import { CloseIcon, type GraphiQLPlugin, HistoryIcon, pick, useGraphiQL } from '@graphiql/react';
import { useSyncExternalStore } from 'react';
import type { OperationHistory } from './operation-history.ts';
import { titleOf } from './question-title.ts';

export function createHistoryPanel(history: OperationHistory): GraphiQLPlugin {
  return { title: 'History', icon: HistoryIcon, content: () => <HistoryPanel history={history} /> };
}

/** The operations that were run. A click puts one into the active tab with its variables; the headers there stay. */
function HistoryPanel({ history }: { readonly history: OperationHistory }) {
  const { queryEditor, variableEditor } = useGraphiQL(pick('queryEditor', 'variableEditor'));
  const operations = useSyncExternalStore(history.subscribe, history.snapshot);
  return (
    <section className="history">
      <h2>History</h2>
      {operations.length === 0 && <p>The operations that you run are kept here, in this browser.</p>}
      <ol>
        {operations.map((operation, index) => (
          <li key={operations.length - index}>
            <button
              type="button"
              className="past"
              onClick={() => {
                queryEditor?.setValue(operation.query);
                variableEditor?.setValue(operation.variables);
              }}
            >
              {titleOf(operation.query)}
              {operation.variables !== '' && <code>{operation.variables.replace(/\s+/g, ' ')}</code>}
            </button>
            <button
              type="button"
              className="close"
              aria-label={`Remove ${titleOf(operation.query)} from the history`}
              onClick={() => history.forget(operation)}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
