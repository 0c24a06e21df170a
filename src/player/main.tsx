import { render } from 'preact';
import { connectAddress } from './state/address.ts';
import { connectRecord } from './state/connect.ts';
import { connectPlayhead } from './state/playhead.ts';
import { connectTheme } from './state/preferences.ts';
import { connectTies } from './state/ties.ts';
import { connectKeyboard } from './view/keyboard.ts';
import { App } from './view/app.tsx';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/stage.css';
import './styles/controls.css';
import './styles/panels.css';
import './styles/opening.css';

connectTheme();
connectAddress();
connectRecord();
connectTies();
connectKeyboard();
connectPlayhead();

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
