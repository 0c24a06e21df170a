import { defineConfig } from 'vite';
import { precompress } from './scripts/precompress.ts';

const SERVICE = process.env['BACKCHANNEL_URL'] ?? 'http://127.0.0.1:4000';

/** The playground: its page is served at `/graphql`, its parts below `/playground/`. */
export default defineConfig({
  root: 'src/playground',
  base: './',
  build: {
    outDir: '../../dist/playground',
    assetsDir: 'playground',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // The editor is one part, which the page shows itself without.
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      // `use client` is for servers that render, of which there is none.
      onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log),
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/graphql': { target: SERVICE, ws: true } } },
  plugins: [precompress()],
});
