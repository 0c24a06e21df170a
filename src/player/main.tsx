import { render } from 'preact';
import './styles/fonts.css';

const root = document.getElementById('app');
if (root !== null) render(<h1>Backchannel</h1>, root);
