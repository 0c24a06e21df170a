import { defineConfig } from 'vite';

/** The client as one module, for pages that have no build of their own; the service serves it at `/client.js`. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/bundle',
    target: 'es2022',
    minify: true,
    lib: { entry: 'src/client/client.ts', formats: ['es'], fileName: () => 'client.js' },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
