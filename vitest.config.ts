import { defineConfig } from 'vitest/config';

const project = (name: string, needsMongo: boolean) => ({
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
    projects: [project('unit', false), project('contract', true), project('integration', true)],
  },
});
