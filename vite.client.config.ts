import { defineConfig } from 'vite';
import { precompress } from './scripts/precompress.ts';

/** The client as one module, for pages that have no build of their own; the service serves it at `/client.js`. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/bundle',
    target: 'es2022',
    lib: { entry: 'src/client/client.ts', formats: ['es'], fileName: () => 'client.js' },
    // Only Node ever asks for it.
    rolldownOptions: { external: ['ws'] },
  },
  plugins: [precompress()],
});
