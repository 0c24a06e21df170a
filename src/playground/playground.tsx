import { DOC_EXPLORER_PLUGIN, DocExplorerStore } from '@graphiql/plugin-doc-explorer';
import { GraphiQLProvider, Tooltip } from '@graphiql/react';
import type { Fetcher } from '@graphiql/toolkit';
import { useState } from 'react';
import { EXAMPLES } from '../graphql/examples.ts';
import { EDITOR_THEMES } from './editor-look.ts';
import { SCHEMA_QUERY } from './fetcher.ts';
import type { FrameLogs } from './frame-logs.ts';
import { createHistoryPanel } from './history-panel.tsx';
import type { OperationHistory } from './operation-history.ts';
import type { SharedQuestion } from './share-link.ts';
import { Workbench } from './workbench.tsx';

interface PlaygroundProps {
  /** Adds operations to the history, and the frames of subscriptions to the logs. */
  readonly fetcher: Fetcher;
  readonly logs: FrameLogs;
  readonly history: OperationHistory;
  /** The question in the address; it gets the first tab. */
  readonly shared: SharedQuestion | null;
}

const READY = EXAMPLES.map(({ query }) => ({ query }));

export function Playground({ fetcher, logs, history, shared }: PlaygroundProps) {
  const [plugins] = useState(() => [DOC_EXPLORER_PLUGIN, createHistoryPanel(history)]);
  return (
    <GraphiQLProvider
      fetcher={fetcher}
      defaultTabs={shared === null ? READY : [shared, ...READY]}
      {...(shared !== null && { initialQuery: shared.query, initialVariables: shared.variables })}
      plugins={plugins}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      editorTheme={EDITOR_THEMES}
      introspectionQueryName={SCHEMA_QUERY}
      schemaDescription
    >
      <DocExplorerStore>
        <Tooltip.Provider>
          <Workbench logs={logs} />
        </Tooltip.Provider>
      </DocExplorerStore>
    </GraphiQLProvider>
  );
}
