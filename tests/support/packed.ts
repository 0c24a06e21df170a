import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { ZipFile } from 'yazl';
import { collect } from './read-events.ts';

/** The content of each file, by path. */
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

/** An entry in a tar that is not a file. */
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

/** A tar of small files in the format of before 1988: the headers have no magic number and no names of owners. */
export function asOldTar(tar: Buffer): Buffer {
  const old = Buffer.from(tar);
  for (let header = 0; old[header] !== 0 && header < old.length;) {
    old.fill(0, header + 257, header + 512);
    old.write(' '.repeat(8), header + 148);
    const sum = old.subarray(header, header + 512).reduce((total, byte) => total + byte, 0);
    old.write(`${sum.toString(8).padStart(6, '0')}\0 `, header + 148);
    const size = Number.parseInt(old.toString('latin1', header + 124, header + 135), 8);
    header += 512 + Math.ceil(size / 512) * 512;
  }
  return old;
}

export async function writeTarGz(file: string, contents: Contents): Promise<void> {
  await writeFile(file, gzipSync(await tarOf(contents)));
}
