import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The service and the bench as plain JavaScript, in a directory of their own. Disposing removes it. */
export interface Program extends AsyncDisposable {
  /** The path of a built script, named as its source: `bench/clients.ts`. */
  script(source: string): string;
  /** A path for a new file, which goes with the rest. */
  file(extension: string): string;
}

/**
 * Builds what the child processes run as it is built for publication: what a loader makes of the sources in development
 * is slower, and not what anybody serves.
 */
export async function buildProgram(): Promise<Program> {
  const cache = join(ROOT, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const directory = await mkdtemp(join(cache, 'bench-'));
  const program = {
    script: (source: string) => join(directory, toOutput(source)),
    file: (extension: string) => join(directory, `${randomUUID()}.${extension}`),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true, maxRetries: 5 }),
  };
  try {
    const options = readOptions();
    for (const part of ['src', 'bench']) await buildPart(part, directory, options);
    for (const name of ['package.json', 'schema.graphql']) await cp(join(ROOT, name), join(directory, name));
    // The pages as they are published, wherever they have been built.
    await symlink(join(ROOT, 'dist'), join(directory, 'dist'));
    return program;
  } catch (error) {
    await program[Symbol.asyncDispose]();
    throw error;
  }
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
