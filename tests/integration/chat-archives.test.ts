import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeZip } from '../support/packed.ts';
import { backchannel } from '../support/shell.ts';

const SHARED = process.env['BACKCHANNEL_SHARED'];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-chats-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Report {
  readonly files: readonly {
    readonly formats: readonly string[];
    readonly counts: Readonly<Record<string, number>>;
    readonly reasons: readonly { readonly what: string; readonly count: number }[];
  }[];
}

async function importing(path: string, ...options: readonly string[]) {
  const reportFile = join(folder, 'report.json');
  const store = `sqlite:${join(folder, 'record.db')}`;
  const { code } = await backchannel('import', path, '--store', store, '--report', reportFile, ...options);
  const report = JSON.parse(await readFile(reportFile, 'utf8')) as Report;
  return { code, ...report.files[0] };
}

describe('import of chats', () => {
  test('asks for the order of day and month, and reads the chat when an option gives it', async () => {
    const path = join(folder, 'WhatsApp Chat with Ann.txt');
    await writeFile(path, '01/02/19, 10:00 - Ann: hi\n02/03/19, 10:00 - Bob: ho\n');
    const asked = await importing(path);
    expect(asked).toMatchObject({ code: 1, formats: ['whatsapp'], counts: { read: 1, added: 0, skipped: 1 } });
    expect(asked.reasons?.[0]?.what).toContain('--date-order');
    expect(await importing(path, '--date-order', 'dmy')).toMatchObject({ code: 0, counts: { added: 6, skipped: 0 } });
  });

  test('reads several archives of different formats from one zip', async () => {
    const path = join(folder, 'all.zip');
    await writeZip(path, {
      'slack/general/2022-09-01.json': '[{"type":"message","ts":"1661990400.000200","user":"U1","text":"hi"}]',
      'x/data/account.js': 'window.YTD.account.part0 = [{"account":{"accountId":"1","username":"ann"}}]',
      'telegram/result.json': '{"name":"a","type":"personal_chat","id":1,"messages":[]}',
      'chat.txt': '24/12/19, 10:00 - Ann: hi\n',
    });
    const { formats } = await importing(path);
    expect(new Set(formats)).toEqual(new Set(['slack', 'x-archive', 'telegram', 'whatsapp']));
  });
});

if (SHARED === undefined) {
  process.stderr.write('\nNOT RUN: imports of real chats: BACKCHANNEL_SHARED is not set.\n\n');
}

describe.skipIf(SHARED === undefined)('import of real chats', () => {
  test.each([
    ['slack/export.zip', { added: 394, skipped: 0, actors: 63 }],
    // One of its messages is in it twice.
    ['discord', { added: 25, skipped: 0, actors: 5 }],
    ['telegram', { added: 13, skipped: 0, actors: 4 }],
    ['whatsapp', { added: 156, skipped: 2, actors: 41 }],
    ['x-archive', { added: 5, skipped: 0, actors: 2 }],
  ])('reads %s, and changes nothing the second time', async (name, counts) => {
    const path = join(SHARED ?? '', 'corpora', name);
    expect((await importing(path)).counts).toMatchObject({ ...counts, changed: 0, undated: 0 });
    const again = await importing(path);
    expect(again.counts).toMatchObject({ added: 0, changed: 0, skipped: counts.skipped });
    const { read = 0, unchanged = 0 } = again.counts ?? {};
    expect(read).toBe(unchanged + counts.skipped);
  });
});
