import { defineConfig } from 'vitest/config';

/** One copy of GraphQL, the one that packages load: it refuses schemas and errors of another. */
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

const project = (name: string, needsMongo: boolean) => ({
  resolve,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    ...(needsMongo && { globalSetup: ['tests/support/mongodb.ts'] }),
  },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', false),
      project('simulation', false),
      project('contract', true),
      project('integration', true),
    ],
  },
});
