import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { actor, CLOSED, collection, message, OPEN } from '../support/record-items.ts';
import { backchannel } from '../support/shell.ts';

const FORMATS = ['json', 'ndjson', 'csv', 'timelinejs', 'ftm', 'ics', 'html'] as const;

let folder: string;
let store: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-export-'));
  store = `sqlite:${join(folder, 'a.db')}`;
  const opened = await openStore(store);
  await opened.commit({
    items: [
      collection(OPEN),
      collection(CLOSED, { access: 'RESTRICTED' }),
      actor('actor:ann', { name: 'Ann' }),
      message('1', { text: 'Hello there', sender: { actor: 'actor:ann' }, occurred: { edtf: '2016-10' } }),
      message('2', { text: 'Behind doors', occurred: { edtf: '2016-11' } }, CLOSED),
      message('3', { text: 'Some day' }, 'collection:open'),
    ],
  });
  await opened.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('export', () => {
  test.each(FORMATS)(
    'as %s writes the matching entries, restricted or not, with its filter, revision and time',
    async (format) => {
      const output = join(folder, `whole.${format}`);
      const filter = '{"from":"2016","undated":"INCLUDE"}';
      const done = await backchannel(
        'export',
        '--store',
        store,
        '--format',
        format,
        '--filter',
        filter,
        '--output',
        output,
      );
      expect(done).toMatchObject({ code: 0, stderr: '' });
      const text = (await readFile(output, 'utf8')).replaceAll('\r\n ', '').replaceAll('&quot;', '"');
      expect(text).toContain('Hello there');
      expect(text).toContain('Behind doors');
      expect(text).toMatch(/2016/);
      // The filter as text, or within JSON as JSON, or in a calendar or a table with its commas and quotation marks escaped.
      expect(text.replaceAll(/\\(?=[",])/g, '').replaceAll('""', '"')).toContain('"from":"2016","undated":"INCLUDE"');
      expect(text).toMatch(/revision\W{1,3}1|,1,"/);
      expect(text).toMatch(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d/);
    },
  );

  test.each(['csv', 'timelinejs', 'ftm', 'ics', 'html'])(
    'as %s of one collection leaves the others out',
    async (format) => {
      const { code, stdout } = await backchannel('export', '--store', store, '--format', format, '--collection', OPEN);
      expect(code).toBe(0);
      expect(stdout).toContain('Hello there');
      expect(stdout).not.toContain('Behind doors');
    },
  );

  test('leaves no file if the format cannot hold the entries', async () => {
    const output = join(folder, 'none.json');
    const filter = '{"undated":"ONLY"}';
    const options = ['--format', 'timelinejs', '--filter', filter, '--output', output];
    const { code, stderr } = await backchannel('export', '--store', store, ...options);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('No entry in this export has a date, and TimelineJS needs at least one.'),
    ]);
    expect((await readdir(folder)).filter((name) => name.startsWith('none'))).toEqual([]);
  });
});
