import { mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPath } from '../../src/formats/containers/open-path.ts';
import { asOldTar, type Contents, tarOf, writeFolder, writeTarGz, writeZip } from '../support/packed.ts';
import { collect } from '../support/read-events.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-containers-'));
});
afterEach(() => rm(folder, { recursive: true }));

const CONTENTS: Contents = {
  'users.json': '[]',
  'general/2022-09-01.json': '["a"]',
  'general/2022-09-02.json': 'x'.repeat(200_000),
  'empty.txt': '',
};

/** By path, in the order in which the files are read. */
async function contentsOf(path: string): Promise<[path: string, content: string][]> {
  await using archive = await openPath(path);
  expect(archive.unopened).toEqual([]);
  const contents: [string, string][] = [];
  for (const file of archive.files) {
    const content = Buffer.concat(await collect(file.open())).toString();
    expect(file.size).toBe(content.length);
    expect(await file.head()).toBe(content.slice(0, 64 * 1024));
    contents.push([file.path, content]);
  }
  return contents;
}

const SORTED = Object.entries(CONTENTS).sort(([left], [right]) => (left < right ? -1 : 1));

describe('An import', () => {
  test.each<[string, (path: string) => Promise<void>]>([
    ['a folder', (path) => writeFolder(path, CONTENTS)],
    ['a zip', (path) => writeZip(path, CONTENTS)],
    ['a tar', async (path) => writeFile(path, await tarOf(CONTENTS))],
    ['a tar.gz', (path) => writeTarGz(path, CONTENTS)],
    ['a tar without the mark', async (path) => writeFile(path, asOldTar(await tarOf(CONTENTS)))],
    ['a tar.gz without the mark', async (path) => writeFile(path, gzipSync(asOldTar(await tarOf(CONTENTS))))],
  ])('has the same files in the same order from %s, with any name', async (_, write) => {
    const path = join(folder, 'what-it-is');
    await write(path);
    expect(await contentsOf(path)).toEqual(SORTED);
  });

  test('has the right names from macOS and Windows, whose zips do not declare the encoding of names', async () => {
    const path = join(folder, 'names.zip');
    await writeZip(path, { 'Müller 日本.txt': 'a', 'a|b.txt': 'b', '__MACOSX/._a': 'x', 'c/.DS_Store': 'x' });
    const bytes = await readFile(path);
    for (const [signature, flags] of [
      ['PK\x03\x04', 6],
      ['PK\x01\x02', 8],
    ] as const) {
      for (let at = bytes.indexOf(signature); at !== -1; at = bytes.indexOf(signature, at + 4)) {
        bytes.writeUInt16LE(bytes.readUInt16LE(at + flags) & ~0x800, at + flags);
      }
    }
    await writeFile(path, Buffer.from(bytes.toString('latin1').replaceAll('a|b', 'a\\b'), 'latin1'));
    expect(await contentsOf(path)).toEqual([
      ['Müller 日本.txt', 'a'],
      ['a/b.txt', 'b'],
    ]);
  });

  test('has the one file of a gzip, with the name without its ending', async () => {
    await writeFile(join(folder, 'mail.mbox.gz'), gzipSync('From me'));
    expect(await contentsOf(join(folder, 'mail.mbox.gz'))).toEqual([['mail.mbox', 'From me']]);
  });

  test('includes the packed files in a folder, without the files that operating systems add', async () => {
    await writeFolder(folder, { 'b.txt': 'b', '.DS_Store': 'x', '__MACOSX/b.txt': 'x', 'Inbox.msf': 'x' });
    await writeZip(join(folder, 'a.zip'), { 'a.txt': 'a', '__MACOSX/._a.txt': 'x' });
    await writeFile(join(folder, 'c.txt.gz'), gzipSync('c'));
    expect(await contentsOf(folder)).toEqual([
      ['a.zip/a.txt', 'a'],
      ['b.txt', 'b'],
      ['c.txt', 'c'],
    ]);
  });

  test('leaves no temporary files of tars', async () => {
    await writeTarGz(join(folder, 'a.tgz'), CONTENTS);
    const spools = async () => (await readdir(tmpdir())).filter((name) => /^backchannel-.{6}$/.test(name)).length;
    const before = await spools();
    const archive = await openPath(join(folder, 'a.tgz'));
    await archive[Symbol.asyncDispose]();
    expect(await spools()).toBe(before);
  });

  test('reports links in a folder instead of following them', async () => {
    await writeFolder(folder, { 'a.txt': 'a' });
    await symlink('/etc/passwd', join(folder, 'secret.txt'));
    await using archive = await openPath(folder);
    expect(archive.files.map(({ path }) => path)).toEqual(['a.txt']);
    expect(archive.unopened).toMatchObject([{ path: 'secret.txt' }]);
  });

  test('reports a damaged archive in a folder, and reads the other files', async () => {
    await writeFolder(folder, { 'a.txt': 'a' });
    await writeZip(join(folder, 'b.zip'), CONTENTS);
    await truncate(join(folder, 'b.zip'), 200);
    await using archive = await openPath(folder);
    expect(archive.files.map(({ path }) => path)).toEqual(['a.txt']);
    expect(archive.unopened).toMatchObject([{ path: 'b.zip', reason: expect.stringContaining('cut off') as string }]);
  });
});

/** A path that zip writers refuse to write. */
async function writeZipWithPath(file: string, path: string): Promise<void> {
  const innocent = 'x'.repeat(path.length);
  await writeZip(file, { [innocent]: 'evil' });
  const bytes = await readFile(file);
  for (let at = bytes.indexOf(innocent); at !== -1; at = bytes.indexOf(innocent, at)) bytes.write(path, at);
  await writeFile(file, bytes);
}

describe('An archive is refused as a whole', () => {
  test.each(['../evil.txt', '/etc/evil.txt', 'a/../../evil.txt', 'C:/evil.txt'])('if it holds %s', async (path) => {
    await writeZipWithPath(join(folder, 'a.zip'), path);
    await expect(openPath(join(folder, 'a.zip'))).rejects.toThrow(path);
    await writeTarGz(join(folder, 'a.tar.gz'), { 'good.txt': 'good', [path]: 'evil' });
    await expect(openPath(join(folder, 'a.tar.gz'))).rejects.toThrow(`holds "${path}"`);
  });

  test.each(['symlink', 'link', 'character-device'] as const)('if it holds a %s', async (type) => {
    await writeFile(join(folder, 'a.tar'), await tarOf({ 'good.txt': 'good' }, [{ name: 'odd', type }]));
    await expect(openPath(join(folder, 'a.tar'))).rejects.toThrow(`holds "odd": it is not a file but ${type}`);
  });

  test('if it is a bomb, as zip, tar.gz and gz', async () => {
    const zeros = '\0'.repeat(80 * 1024 * 1024);
    await writeZip(join(folder, 'a.zip'), { zeros });
    await writeTarGz(join(folder, 'a.tar.gz'), { zeros });
    await writeFile(join(folder, 'a.gz'), gzipSync(zeros));
    for (const name of ['a.zip', 'a.tar.gz', 'a.gz']) {
      await expect(openPath(join(folder, name))).rejects.toThrow('bomb');
    }
  });

  test('if it is cut off, with the place', async () => {
    await writeZip(join(folder, 'a.zip'), CONTENTS);
    await writeFile(join(folder, 'a.tar'), await tarOf(CONTENTS));
    const noise = Array.from({ length: 50_000 }, (_, index) => Math.sin(index)).join('');
    await writeTarGz(join(folder, 'a.tar.gz'), { 'a.txt': 'a', noise });
    await writeFile(join(folder, 'a.gz'), gzipSync(noise));
    const whole = { 'a.zip': 'cut off', 'a.tar': 'after "', 'a.tar.gz': 'unpacked bytes', 'a.gz': 'unpacked bytes' };
    for (const [name, message] of Object.entries(whole)) {
      const path = join(folder, name);
      await using archive = await openPath(path);
      expect(archive.files.length).toBeGreaterThan(0);
      await truncate(path, Math.floor((await readFile(path)).length * 0.6));
      await expect(openPath(path)).rejects.toThrow(message);
    }
  });
});
