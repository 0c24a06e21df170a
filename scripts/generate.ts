/**
 * Writes the generated files: the types of the resolvers and of the operations, and the API reference, from
 * `schema.graphql`; the published JSON Schema of the own format from its checks; and the pages about the configuration from
 * `src/config-variables.ts`. With `--check` it writes nothing, and fails if a file is not current.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import config from '../codegen.ts';
import { recordFile } from '../src/domain/record/file.ts';
import { apiReference } from './api-reference.ts';
import { configurationPage, environmentExample } from './configuration-docs.ts';

const check = process.argv.includes('--check');

const resolverTypes = (await generate({ ...config, silent: true }, false)) as { filename: string; content: string }[];
const schema = await readFile('schema.graphql', 'utf8');
const recordSchema = z.toJSONSchema(recordFile, { io: 'input', unrepresentable: 'any', reused: 'ref' });
const files = [
  ...resolverTypes,
  {
    filename: 'seeds/record.schema.json',
    content: `${JSON.stringify({ title: 'Backchannel record', ...recordSchema }, null, 2)}\n`,
  },
  { filename: 'docs/api.md', content: apiReference(schema) },
  { filename: 'docs/configuration.md', content: await markdown('docs/configuration.md', configurationPage()) },
  { filename: '.env.example', content: environmentExample() },
];

for (const { filename, content } of files) {
  const current = await readFile(filename, 'utf8').catch(() => null);
  if (current === content) continue;
  if (!check) {
    await mkdir(dirname(filename), { recursive: true });
    await writeFile(filename, content);
  }
  process.stdout.write(check ? `${filename} is not current: run npm run generate\n` : `wrote ${filename}\n`);
  if (check) process.exitCode = 1;
}

/** Formatted as `npm run check:format` expects it. */
async function markdown(filename: string, content: string): Promise<string> {
  return format(content, { ...(await resolveConfig(filename)), filepath: filename });
}
