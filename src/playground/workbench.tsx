import { pick, QueryEditor, useDragResize, useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';
import { AnswerPane } from './answer-pane.tsx';
import { useEditorLook } from './editor-look.ts';
import type { FrameLogs } from './frame-logs.ts';
import { PlaygroundHeader } from './playground-header.tsx';
import { OperationTools } from './operation-tools.tsx';
import { QuestionToolbar } from './question-toolbar.tsx';
import { Questions } from './questions.tsx';
import { SidePanel } from './side-panel.tsx';

/** The whole page: the questions on the left, the operation in the middle, the answer on the right. */
export function Workbench({ logs }: { readonly logs: FrameLogs }) {
  useEditorLook();
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  const tab = tabs[activeTabIndex]?.id ?? '';
  useEffect(() => logs.activate(tab), [logs, tab]);
  const { firstRef, dragBarRef, secondRef } = useDragResize({ direction: 'horizontal', storageKey: 'editorFlex' });
  // Before its editors exist, GraphiQL mixes up the questions of the tabs.
  const isReady = useGraphiQL(({ queryEditor, headerEditor, responseEditor }) =>
    [queryEditor, headerEditor, responseEditor].every(Boolean),
  );
  return (
    <div className="graphiql-container workbench" inert={!isReady} aria-busy={!isReady}>
      <PlaygroundHeader />
      <Questions />
      <main>
        <section ref={firstRef} className="operation" aria-label="Operation">
          <QuestionToolbar />
          <QueryEditor />
          <OperationTools />
        </section>
        <div ref={dragBarRef} className="drag-bar" />
        <section ref={secondRef} className="answer" aria-label="Answer">
          <AnswerPane logs={logs} tab={tab} />
        </section>
        <SidePanel />
      </main>
    </div>
  );
}
