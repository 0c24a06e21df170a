import { rm } from 'node:fs/promises';
import { defineConfig } from 'vite';

const FOLDER = 'program';

/**
 * The program with its packages in a few files: `dist/main.js`, and the rest in `dist/program`. A process would need twice
 * the time to load each of a thousand modules by itself. The threads lie beside the files that start them.
 */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20.19',
    minify: false,
    license: { fileName: `${FOLDER}/licenses.md` },
    rolldownOptions: {
      input: {
        main: 'src/main.ts',
        program: 'src/commands/program.ts',
        'query-worker': 'src/graphql/execution/query-worker.ts',
        'reader-worker': 'src/store/sqlite/read/reader-worker.ts',
        'rewrite-worker': 'src/store/sqlite/write/rewrite-worker.ts',
        'import-worker': 'src/commands/import/import-worker.ts',
      },
      output: {
        entryFileNames: ({ name }) => (name === 'main' ? 'main.js' : `${FOLDER}/${name}.js`),
        chunkFileNames: `${FOLDER}/[name]-[hash].js`,
      },
    },
  },
  // SQLite is a native module, and MongoDB's driver looks for packages that need not be there.
  ssr: { noExternal: true, external: ['@photostructure/sqlite', 'mongodb'] },
  plugins: [{ name: 'no-earlier-build', buildStart: () => rm(`dist/${FOLDER}`, { recursive: true, force: true }) }],
});
