import { createRoot } from 'react-dom/client';
import '@graphiql/react/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import './styles/fonts.css';
import './styles/theme.css';
import './styles/layout.css';
import './styles/header.css';
import './styles/questions.css';
import './styles/operation-tools.css';
import './styles/frames.css';
import './styles/panel.css';
import { createFetcher } from './fetcher.ts';
import { FrameLogs } from './frame-logs.ts';
import { OperationHistory } from './operation-history.ts';
import { Playground } from './playground.tsx';
import { fromFragment } from './share-link.ts';

const shared = fromFragment(location.hash);
// The question is in a tab now, where it may change; the address would still show the old one.
if (shared !== null) history.replaceState(null, '', location.pathname);
window.addEventListener('hashchange', () => location.reload());

const logs = new FrameLogs();
const operations = new OperationHistory();
const fetcher = createFetcher(location.origin + location.pathname, logs, operations);
const place = document.getElementById('app');
if (place !== null)
  createRoot(place).render(<Playground fetcher={fetcher} logs={logs} history={operations} shared={shared} />);
