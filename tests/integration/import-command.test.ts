import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { writeTarGz, writeZip } from '../support/packed.ts';
import { backchannel, finished, startBackchannel, startBackchannelWith } from '../support/shell.ts';

let folder: string;
let store: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-import-'));
  store = `sqlite:${join(folder, 'record.db')}`;
});
afterEach(() => rm(folder, { recursive: true }));

const link = (name: string) => `{"link":{"id":"link:${name}"}}\n`;
const CONTENTS = { 'a.ndjson': link('a') + link('b'), 'below/c.ndjson': link('c'), 'readme.txt': 'Hello' };

interface Report {
  readonly files: readonly {
    readonly file: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly skipped: readonly { readonly at: object; readonly reason: string }[];
    readonly reasons: readonly { readonly what: string; readonly count: number }[];
  }[];
}

async function importing(path: string, ...options: readonly string[]) {
  const reportFile = join(folder, 'report.json');
  const run = await backchannel('import', path, '--store', store, '--report', reportFile, ...options);
  const report = run.code === 2 ? null : (JSON.parse(await readFile(reportFile, 'utf8')) as Report);
  return { ...run, file: report?.files[0] };
}

const isEmpty = async () => {
  const opened = await openStore(store);
  const head = await opened.head();
  await opened.close();
  return head === 0;
};

describe('import', () => {
  test.each([
    ['--collection', 'collection:mine'],
    ['--title', 'Mine'],
  ])('refuses %s for a file that names its collections itself, and writes nothing', async (option, value) => {
    const path = join(folder, 'given.ndjson');
    await writeFile(path, link('a'));
    const run = await importing(path, option, value);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(
      `given.ndjson: This file names its collections itself. Leave ${option} out, or edit the file.`,
    );
    expect(await isEmpty()).toBe(true);
  });

  test.each<[string, (path: string) => Promise<void>]>([
    [
      'a folder',
      async (path) => {
        await mkdir(join(path, 'below'), { recursive: true });
        for (const [name, content] of Object.entries(CONTENTS)) await writeFile(join(path, name), content);
      },
    ],
    ['a zip', (path) => writeZip(path, CONTENTS)],
    ['a tar.gz', (path) => writeTarGz(path, CONTENTS)],
  ])('imports every known part of %s, reports the rest, and changes nothing the second time', async (_, write) => {
    const path = join(folder, 'given');
    await write(path);
    const first = await importing(path);
    expect(first).toMatchObject({ code: 1, file: { counts: { read: 4, added: 3, skipped: 1 } } });
    expect(first.file?.skipped).toEqual([{ at: { file: 'readme.txt' }, id: null, reason: 'has no known format' }]);
    expect(first.stderr).toContain('given:readme.txt: has no known format');
    const second = await importing(path);
    expect(second.file?.counts).toMatchObject({ read: 4, added: 0, unchanged: 3, changed: 0, skipped: 1 });
  });

  test('imports a gzip, and exits with 0 if nothing was skipped', async () => {
    await writeFile(join(folder, 'a.ndjson.gz'), gzipSync(link('a')));
    expect(await importing(join(folder, 'a.ndjson.gz'))).toMatchObject({ code: 0, file: { counts: { added: 1 } } });
  });

  test('groups skipped parts by their reason, and reports each with its file and line', async () => {
    const lines = [1, 2, 3].map((number) => `{"actor":{"id":"actor:${number}","name":"","kind":"PERSON"}}\n`);
    await writeZip(join(folder, 'a.zip'), { 'a.ndjson': lines.join(''), 'b.ndjson': link('b') + '{' });
    const { file, stdout } = await importing(join(folder, 'a.zip'));
    expect(file?.skipped.map(({ at }) => at)).toEqual([
      { file: 'a.ndjson', line: 1 },
      { file: 'a.ndjson', line: 2 },
      { file: 'a.ndjson', line: 3 },
      { file: 'b.ndjson', line: 2 },
    ]);
    expect(file?.reasons.map(({ count }) => count)).toEqual([3, 1]);
    expect(stdout).toMatch(/skipped 3 ×: name: /);
  });

  test('of a dangerous archive reports the problem and writes nothing, not even the files beside it', async () => {
    await writeFile(join(folder, 'good.ndjson'), link('a'));
    await writeTarGz(join(folder, 'evil.tar.gz'), { 'b.ndjson': link('b'), '../evil.ndjson': link('c') });
    const { code, stderr } = await importing(join(folder, 'good.ndjson'), join(folder, 'evil.tar.gz'));
    expect(code).toBe(2);
    expect(stderr).toContain('holds "../evil.ndjson": its path leads out of the archive');
    expect(await isEmpty()).toBe(true);
  });

  test.each([
    ['--collection', 'mine'],
    ['--time-zone', 'Mars/Olympus'],
    ['--date-order', 'ydm'],
    ['--mapping', 'no-such-file'],
  ])('refuses %s %s with 2 and names it', async (option, value) => {
    await writeFile(join(folder, 'a.ndjson'), link('a'));
    const { code, stderr } = await importing(join(folder, 'a.ndjson'), option, value);
    expect(code).toBe(2);
    expect(stderr).toContain(option === '--mapping' ? value : option);
  });

  test.each(['SIGINT', 'SIGKILL'] as const)(
    'that %s ends leaves whole batches, and the next run continues',
    async (signal) => {
      const count = 30_000;
      const lines = Array.from({ length: count }, (_, index) => link(`number-${index}`));
      // A line that is wrong shows when the first batches are written, all but perhaps the last one.
      lines.splice(5_000, 0, '{\n');
      await writeFile(join(folder, 'many.ndjson'), lines.join(''));
      const child = startBackchannel('import', join(folder, 'many.ndjson'), '--store', store);
      const ended = finished(child);
      if (child.stderr === null) throw new Error('There is no standard error');
      await once(child.stderr, 'data');
      child.kill(signal);
      const { code } = await ended;
      expect(code).toBe(signal === 'SIGINT' ? 130 : null);
      const { file } = await importing(join(folder, 'many.ndjson'));
      const { added = 0, unchanged = 0 } = file?.counts ?? {};
      expect(added + unchanged).toBe(count);
      expect(unchanged).toBeGreaterThanOrEqual(4_000);
      if (signal === 'SIGKILL') expect(unchanged % 1_000).toBe(0);
    },
  );

  test('--dry-run leaves no temporary files, even if Ctrl-C ends it', async () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => link(`number-${index}`));
    lines.splice(1_000, 0, '{\n');
    const path = join(folder, 'many.ndjson');
    await writeFile(path, lines.join(''));
    const temporary = join(folder, 'temporary');
    await mkdir(temporary);
    const scratch = async () => (await readdir(temporary)).filter((name) => name.startsWith('backchannel-'));
    const child = startBackchannelWith({ TMPDIR: temporary }, 'import', path, '--dry-run', '--store', store);
    const ended = finished(child);
    if (child.stderr === null) throw new Error('There is no standard error');
    await once(child.stderr, 'data');
    expect(await scratch()).toHaveLength(1);
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(await scratch()).toEqual([]);
    expect(await isEmpty()).toBe(true);
  });

  test('--watch imports again what has changed, and ends on Ctrl-C', async () => {
    const path = join(folder, 'growing.ndjson');
    await writeFile(path, link('a'));
    const child = startBackchannel('import', path, '--store', store, '--watch');
    const ended = finished(child);
    const said = (text: string) =>
      new Promise<void>((resolve) => {
        child.stderr?.on('data', (chunk: string) => {
          if (chunk.includes(text)) resolve();
        });
      });
    await said('Waiting');
    const again = said('Waiting');
    await writeFile(path, link('a') + link('b'));
    await again;
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(code).toBe(0);
    expect(stdout.match(/growing\.ndjson +\d+ +\d+ +\d+/g)?.map((row) => row.split(/ +/).slice(1))).toEqual([
      ['1', '1', '0'],
      ['2', '1', '1'],
    ]);
  });

  test('--watch on a folder with the store and the report runs once for each change, and does not read these two', async () => {
    await writeFile(join(folder, 'growing.ndjson'), link('a'));
    const report = join(folder, 'report.json');
    const child = startBackchannel('import', folder, '--store', store, '--report', report, '--watch');
    const ended = finished(child);
    let runs = 0;
    child.stderr?.on('data', (chunk: string) => (runs += chunk.split('Waiting').length - 1));
    const ran = async (count: number) => {
      while (runs < count) await once(child.stderr ?? child, 'data');
    };
    await ran(1);
    await writeFile(join(folder, 'growing.ndjson'), link('a') + link('b'));
    await ran(2);
    await writeFile(join(folder, 'another.ndjson'), link('c'));
    await ran(3);
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(code).toBe(0);
    expect(stdout.match(/\d+ +\d+ +\d+ +\d+ +0\b.*/g)).toHaveLength(3);
    expect(stdout).not.toContain('no known format');
  });
});
