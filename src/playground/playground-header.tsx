import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { ShareButton } from './share-button.tsx';

/** The name, the buttons of the side panels, the share link and the theme. */
export function PlaygroundHeader() {
  const { plugins, visiblePlugin, theme } = useGraphiQL(pick('plugins', 'visiblePlugin', 'theme'));
  const actions = useGraphiQLActions();
  const isDark = theme === null ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  return (
    <header className="header">
      <h1>
        <a href="./">Backchannel</a> <span>Playground</span>
      </h1>
      <nav aria-label="Tools">
        {plugins.map((plugin) => (
          <button
            key={plugin.title}
            type="button"
            aria-pressed={plugin === visiblePlugin}
            onClick={() => actions.setVisiblePlugin(plugin === visiblePlugin ? null : plugin)}
          >
            {plugin.title === 'Documentation Explorer' ? 'Documentation' : plugin.title}
          </button>
        ))}
        <ShareButton />
        <button type="button" onClick={() => actions.setTheme(isDark ? 'light' : 'dark')}>
          {isDark ? 'Light' : 'Dark'}
        </button>
      </nav>
    </header>
  );
}
