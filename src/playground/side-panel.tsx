import { CloseIcon, useGraphiQL, useGraphiQLActions } from '@graphiql/react';

/** The documentation or the history, if one of them is open. */
export function SidePanel() {
  const plugin = useGraphiQL((state) => state.visiblePlugin);
  const actions = useGraphiQLActions();
  if (!plugin) return null;
  const { title, content: Content } = plugin;
  return (
    <aside className="side-panel" aria-label={title}>
      <button
        type="button"
        className="close"
        aria-label={`Close ${title}`}
        onClick={() => actions.setVisiblePlugin(null)}
      >
        <CloseIcon />
      </button>
      <Content />
    </aside>
  );
}
