import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { ZipFile } from 'yazl';
import { collect } from './read-events.ts';

/** By path. */
export type Contents = Readonly<Record<string, string>>;

export async function writeFolder(path: string, contents: Contents): Promise<void> {
  for (const [name, content] of Object.entries(contents)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
}

export async function writeZip(file: string, contents: Contents): Promise<void> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(contents)) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}

/** A thing in a tar that is no file. */
export interface Oddity {
  readonly name: string;
  readonly type: 'symlink' | 'link' | 'character-device';
}

export async function tarOf(contents: Contents, oddities: readonly Oddity[] = []): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(contents)) tar.entry({ name }, content);
  for (const oddity of oddities) tar.entry({ ...oddity, linkname: '/etc/passwd' });
  tar.finalize();
  return Buffer.concat((await collect(tar as AsyncIterable<unknown>)) as Buffer[]);
}

export async function writeTarGz(file: string, contents: Contents): Promise<void> {
  await writeFile(file, gzipSync(await tarOf(contents)));
}
