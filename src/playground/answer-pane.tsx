import { ResponseEditor, Spinner, useGraphiQL } from '@graphiql/react';
import { useSyncExternalStore } from 'react';
import { FrameList } from './frame-list.tsx';
import type { FrameLogs } from './frame-logs.ts';

interface AnswerPaneProps {
  readonly logs: FrameLogs;
  /** Id of the active tab. */
  readonly tab: string;
}

/** The answer as JSON, or the frames of a subscription. The editor stays, hidden: GraphiQL writes to it. */
export function AnswerPane({ logs, tab }: AnswerPaneProps) {
  const log = useSyncExternalStore(logs.subscribe, () => logs.of(tab));
  const isFetching = useGraphiQL((state) => state.isFetching);
  const response = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.response ?? '');
  const isEmpty = log === null && response === '' && !isFetching;
  return (
    <>
      {log !== null && <FrameList key={tab} log={log} />}
      {isEmpty && <p className="answer-empty">Run the operation to see the answer here.</p>}
      {isFetching && <Spinner />}
      <ResponseEditor className={log === null && !isEmpty ? '' : 'hidden'} />
    </>
  );
}
