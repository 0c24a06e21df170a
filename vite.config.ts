import { defineConfig } from 'vite';
import { precompress } from './scripts/precompress.ts';

const SERVICE = process.env['BACKCHANNEL_URL'] ?? 'http://127.0.0.1:4000';

/** The player. `vite` alone serves it for its developers and hands questions on to a running service. */
export default defineConfig({
  root: 'src/player',
  base: './',
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { outDir: '../../dist/player', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  server: { proxy: { '/graphql': { target: SERVICE, ws: true } } },
  plugins: [precompress()],
});
