import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The service and the bench as JavaScript, in a temporary directory. Disposing removes it. */
export interface Program extends AsyncDisposable {
  /** The path of a built script. Give the path of its source: `bench/clients.ts`. */
  script(source: string): string;
  /** A path for a temporary file, which is removed with the directory. */
  file(extension: string): string;
  /** The path of a store with a generated correspondence. It is kept for later runs of the same program. */
  archive(entries: number): Promise<string>;
}

/**
 * Builds the scripts of the child processes as for publication. A loader for development would run them more slowly
 * than in production.
 */
export async function buildProgram(): Promise<Program> {
  const cache = join(ROOT, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const directory = await mkdtemp(join(cache, 'bench-'));
  const program = {
    script: (source: string) => join(directory, toOutput(source)),
    file: (extension: string) => join(directory, `${randomUUID()}.${extension}`),
    archive: async (entries: number) => {
      await mkdir(join(cache, 'bench-archives'), { recursive: true });
      return join(cache, 'bench-archives', `${await archiveKey()}-${entries}.db`);
    },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true, maxRetries: 5 }),
  };
  try {
    const options = readOptions();
    for (const part of ['src', 'bench']) await buildPart(part, directory, options);
    for (const name of ['package.json', 'schema.graphql']) await cp(join(ROOT, name), join(directory, name));
    // The published pages, if they were built.
    await symlink(join(ROOT, 'dist'), join(directory, 'dist'));
    return program;
  } catch (error) {
    await program[Symbol.asyncDispose]();
    throw error;
  }
}

/** The sources on which the content of a store's file depends. */
const ARCHIVE_SOURCES = [
  'bench/correspondence.ts',
  'bench/random.ts',
  'src/store/sqlite/schema.ts',
  'src/domain/query/entry-index.ts',
  'src/domain/query/order-key.ts',
  'src/domain/query/terms.ts',
  'src/domain/search/words.ts',
];

async function archiveKey(): Promise<string> {
  const texts = await Promise.all(ARCHIVE_SOURCES.map((source) => readFile(join(ROOT, source), 'utf8')));
  return createHash('sha256').update(texts.join('')).digest('hex').slice(0, 12);
}

function readOptions(): ts.CompilerOptions {
  const read = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { compilerOptions } = read.config as { compilerOptions: object };
  return ts.convertCompilerOptionsFromJson({ ...compilerOptions, module: 'esnext', noEmit: false }, ROOT).options;
}

async function buildPart(part: string, directory: string, compilerOptions: ts.CompilerOptions): Promise<void> {
  const found = await readdir(join(ROOT, part), { recursive: true, withFileTypes: true });
  for (const entry of found.filter((file) => file.isFile() && !file.name.endsWith('.d.ts'))) {
    const source = join(entry.parentPath, entry.name);
    const target = join(directory, toOutput(source.slice(ROOT.length)));
    await mkdir(dirname(target), { recursive: true });
    if (!source.endsWith('.ts')) {
      await cp(source, target);
      continue;
    }
    const { outputText } = ts.transpileModule(await readFile(source, 'utf8'), { compilerOptions, fileName: source });
    await writeFile(target, outputText);
  }
}

function toOutput(source: string): string {
  return source.replace(/\.ts$/, '.js');
}
