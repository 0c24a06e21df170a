import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openInput } from '../../src/importing/import-path.ts';
import { type Contents, tarOf, writeZip } from '../support/packed.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-odd-'));
});
afterEach(() => rm(folder, { recursive: true }));

const LINK = '{"link":{"id":"link:a"}}\n';
const run = promisify(execFile);
const at = (name: string) => join(folder, name);
/** A path that is not valid UTF-8. */
const bytes = (name: string) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);

/** The files that are read from a path, and the problems with the others. */
async function opened(path: string) {
  await using input = await openInput(path, undefined);
  return {
    read: input.parts.flatMap((part) => ('file' in part ? [part.file.path] : [])),
    unopened: input.archive.unopened.map(({ path: name, reason }) => [name, reason]),
    unknown: input.unknown.map(({ path: name }) => name),
  };
}

describe('A device, a link or a pipe', () => {
  test('is refused if it is named itself', async () => {
    await run('mkfifo', [at('pipe')]);
    for (const path of [at('pipe'), '/dev/null']) {
      await expect(openInput(path, undefined)).rejects.toMatchObject({
        code: 'BAD_CONFIGURATION',
        message: 'is neither a file nor a folder',
      });
    }
  });

  test('is reported in a folder, and the rest is read', async () => {
    await run('mkfifo', [at('pipe')]);
    await symlink('.', at('loop'));
    await mkdir(at('folder.zip'));
    await writeFile(at('a.ndjson'), LINK);
    const { read, unopened } = await opened(folder);
    expect(read).toEqual(['a.ndjson']);
    expect(unopened.map(([name]) => name).sort()).toEqual(['loop', 'pipe']);
  });
});

test('A name that is not UTF-8 is reported, and the rest is read', async () => {
  await writeFile(bytes('caf\xe9.ndjson'), LINK);
  await mkdir(bytes('dir\xff'));
  for (const name of [
    'new\nline.ndjson',
    'back\\slash.ndjson',
    'caf\u00e9.ndjson',
    'cafe\u0301.ndjson',
    `${'x'.repeat(240)}.ndjson`,
  ]) {
    await writeFile(at(name), LINK);
  }
  const { read, unopened } = await opened(folder);
  expect(read).toHaveLength(5);
  expect(unopened.map(([, reason]) => reason)).toEqual(Array(2).fill('has a name that is not UTF-8: rename it'));
});

describe('A damaged file', () => {
  /** A zip whose first file is damaged. */
  const damagedZip = async (name: string, contents: Contents) => {
    await writeZip(at(name), contents);
    const zip = await readFile(at(name));
    // The sum in the directory of the archive, 16 bytes into the entry of the first file.
    const entry = zip.indexOf('PK\x01\x02');
    zip.writeUInt32LE(7, entry + 16);
    await writeFile(at(name), zip);
  };

  test('in a zip is reported, and the rest of the zip is read', async () => {
    await damagedZip('two.zip', { 'a.ndjson': LINK, 'b.ndjson': LINK });
    expect(await opened(at('two.zip'))).toMatchObject({
      read: ['b.ndjson'],
      unopened: [['a.ndjson', 'is damaged: its checksum does not match']],
      unknown: [],
    });
  });

  test('that belongs to a format by its path is reported once, by this format', async () => {
    const day = JSON.stringify([{ type: 'message', ts: '1661990400.000200', user: 'U1', text: 'hi' }]);
    await damagedZip('slack.zip', { 'general/2022-09-01.json': day, 'general/2022-09-02.json': day });
    await using input = await openInput(at('slack.zip'), undefined);
    expect(input.archive.unopened).toEqual([]);
    expect(input.parts).toMatchObject([{ format: { name: 'slack' }, files: { length: 2 } }]);
  });

  test('in a folder is reported, and the rest of the folder is read', async () => {
    await writeFile(at('a.ndjson'), LINK);
    await writeFile(at('b.zip'), 'PK\x03\x04 and nothing');
    await writeFile(at('c.tar'), (await tarOf({ a: LINK })).subarray(0, 520));
    await writeFile(at('d.gz'), '\x1f\x8b', 'latin1');
    const { read, unopened } = await opened(folder);
    expect(read).toEqual(['a.ndjson']);
    expect(unopened.map(([name]) => name).sort()).toEqual(['b.zip', 'c.tar', 'd.gz']);
  });

  test('is the reason if the path holds nothing else that can be read', async () => {
    await writeFile(at('b.zip'), 'PK\x03\x04 and nothing');
    await expect(openInput(folder, undefined)).rejects.toMatchObject({
      code: 'BAD_RECORD',
      message: expect.stringMatching(/^holds nothing that can be read: b\.zip is cut off or damaged/) as string,
    });
  });
});
