import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { scaledTimeout } from './tests/support/scaled.ts';

const resolve = {
  alias: [
    // One copy of GraphQL, the one that packages load: it refuses schemas and errors of another.
    { find: /^graphql$/, replacement: 'graphql/index.js' },
    // The threads of the built program: see there.
    {
      find: /^.*\/start-thread\.ts$/,
      replacement: fileURLToPath(new URL('tests/support/start-thread.ts', import.meta.url)),
    },
  ],
};

const MONGODB = 'tests/support/mongodb.ts';
const PROGRAM = 'tests/support/program.ts';
const PAGES = 'tests/support/pages.ts';
const CHROMIUM = 'tests/support/chromium.ts';

const project = (name: string, ...globalSetup: string[]) => ({
  resolve,
  test: {
    name,
    // The files of a worker share what they import: loading the service takes longer than most files. No test replaces a module.
    isolate: false,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout: scaledTimeout(60_000),
    // As long as a busy machine may take; what is waited for comes at once on an idle one.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
    globalSetup,
    setupFiles: 'tests/support/property-seed.ts',
  },
});

/** After all others: a browser needs a core of its own, and tests that only compute would take it. */
const afterwards = ({ test, ...rest }: ReturnType<typeof project>) => ({
  ...rest,
  test: { ...test, sequence: { groupOrder: 1 } },
});

/** Where a run writes its report as JSON, beside what it prints. */
const REPORT = process.env['TEST_REPORT'];

export default defineConfig({
  test: {
    // Tests wait for processes, sockets and disks more than they compute: vitest would leave a core free.
    maxWorkers: '100%',
    ...(REPORT !== undefined && { reporters: ['default', ['json', { outputFile: REPORT }]] }),
    projects: [
      project('unit', PROGRAM),
      project('simulation'),
      project('contract', MONGODB, PROGRAM),
      project('integration', MONGODB, PROGRAM, PAGES),
      afterwards(project('e2e', CHROMIUM, PROGRAM, PAGES)),
    ],
  },
});
