import { GraphiQLProvider, Tooltip } from '@graphiql/react';
import { DOC_EXPLORER_PLUGIN, DocExplorerStore } from '@graphiql/plugin-doc-explorer';
import { HistoryStore } from '@graphiql/plugin-history';
import { EXAMPLES } from '../graphql/examples.ts';
import { EDITOR_THEMES } from './editor-themes.ts';
import { createFetcher } from './fetcher.ts';
import { FrameLogs } from './frame-logs.ts';
import { HISTORY_PANEL } from './history-panel.tsx';
import type { SharedQuestion } from './share-link.ts';
import { tokenlessStorage } from './tokenless-storage.ts';
import { Workbench } from './workbench.tsx';

interface PlaygroundProps {
  /** Where the service answers GraphQL. */
  readonly endpoint: string;
  /** What the address asked, which stands in front. */
  readonly shared: SharedQuestion | null;
}

const logs = new FrameLogs();
const storage = tokenlessStorage(localStorage);

export function Playground({ endpoint, shared }: PlaygroundProps) {
  const ready = EXAMPLES.map(({ query }) => ({ query }));
  return (
    <GraphiQLProvider
      fetcher={createFetcher(endpoint, logs)}
      storage={storage}
      defaultTabs={shared === null ? ready : [shared, ...ready]}
      {...(shared !== null && { initialQuery: shared.query, initialVariables: shared.variables })}
      plugins={[DOC_EXPLORER_PLUGIN, HISTORY_PANEL]}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      editorTheme={EDITOR_THEMES}
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
