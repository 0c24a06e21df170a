import { createRoot } from 'react-dom/client';
import '@graphiql/react/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import './styles/fonts.css';
import './styles/theme.css';
import './styles/layout.css';
import './styles/frames.css';
import './styles/panel.css';
import { Playground } from './playground.tsx';
import { fromFragment } from './share-link.ts';

const shared = fromFragment(location.hash);
// It is in a tab now, where it may be changed: the address would show what it was.
if (shared !== null) history.replaceState(null, '', location.pathname);
window.addEventListener('hashchange', () => location.reload());

const place = document.getElementById('app');
if (place !== null)
  createRoot(place).render(<Playground endpoint={location.origin + location.pathname} shared={shared} />);
