import { pick, QueryEditor, useDragResize, useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';
import { Answer } from './answer.tsx';
import { useEditorThemes } from './editor-themes.ts';
import type { FrameLogs } from './frame-logs.ts';
import { Header } from './header.tsx';
import { OperationTools } from './operation-tools.tsx';
import { QuestionToolbar } from './question-toolbar.tsx';
import { Questions } from './questions.tsx';
import { SidePanel } from './side-panel.tsx';

/** The whole page: the questions at the side, the operation in the middle, what came of it beside. */
export function Workbench({ logs }: { readonly logs: FrameLogs }) {
  useEditorThemes();
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  const tab = tabs[activeTabIndex]?.id ?? '';
  useEffect(() => logs.activate(tab), [logs, tab]);
  const { firstRef, dragBarRef, secondRef } = useDragResize({ direction: 'horizontal', storageKey: 'editorFlex' });
  return (
    <div className="graphiql-container workbench">
      <Header />
      <Questions />
      <main>
        <section ref={firstRef} className="operation" aria-label="Operation">
          <QuestionToolbar />
          <QueryEditor />
          <OperationTools />
        </section>
        <div ref={dragBarRef} className="drag-bar" />
        <section ref={secondRef} className="answer" aria-label="Answer">
          <Answer logs={logs} tab={tab} />
        </section>
        <SidePanel />
      </main>
    </div>
  );
}
