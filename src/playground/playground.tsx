import { DOC_EXPLORER_PLUGIN, DocExplorerStore } from '@graphiql/plugin-doc-explorer';
import { HistoryStore } from '@graphiql/plugin-history';
import { GraphiQLProvider, Tooltip } from '@graphiql/react';
import type { Fetcher } from '@graphiql/toolkit';
import { EXAMPLES } from '../graphql/examples.ts';
import { EDITOR_THEMES } from './editor-look.ts';
import { SCHEMA_QUERY } from './fetcher.ts';
import type { FrameLogs } from './frame-logs.ts';
import { HISTORY_PANEL } from './history-panel.tsx';
import type { SharedQuestion } from './share-link.ts';
import { tokenlessStorage } from './tokenless-storage.ts';
import { Workbench } from './workbench.tsx';

interface PlaygroundProps {
  /** Puts what it hears of subscriptions into the logs. */
  readonly fetcher: Fetcher;
  readonly logs: FrameLogs;
  /** What the address asked, which stands in front. */
  readonly shared: SharedQuestion | null;
}

const READY = EXAMPLES.map(({ query }) => ({ query }));
const PLUGINS = [DOC_EXPLORER_PLUGIN, HISTORY_PANEL];
const STORAGE = tokenlessStorage(localStorage);

export function Playground({ fetcher, logs, shared }: PlaygroundProps) {
  return (
    <GraphiQLProvider
      fetcher={fetcher}
      storage={STORAGE}
      defaultTabs={shared === null ? READY : [shared, ...READY]}
      {...(shared !== null && { initialQuery: shared.query, initialVariables: shared.variables })}
      plugins={PLUGINS}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      editorTheme={EDITOR_THEMES}
      introspectionQueryName={SCHEMA_QUERY}
      schemaDescription
    >
      <HistoryStore>
        <DocExplorerStore>
          <Tooltip.Provider>
            <Workbench logs={logs} />
          </Tooltip.Provider>
        </DocExplorerStore>
      </HistoryStore>
    </GraphiQLProvider>
  );
}
