import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headerWith, mailbox, mailText, PLAIN } from '../support/mails.ts';
import { writeFolder, writeTarGz } from '../support/packed.ts';
import { backchannel } from '../support/shell.ts';

const SHARED = process.env['BACKCHANNEL_SHARED'];

let folder: string;
let store: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-mail-'));
  store = `sqlite:${join(folder, 'record.db')}`;
});
afterEach(() => rm(folder, { recursive: true }));

interface Counts {
  readonly read: number;
  readonly added: number;
  readonly unchanged: number;
  readonly changed: number;
  readonly skipped: number;
  readonly undated: number;
}

async function importing(path: string, ...options: readonly string[]) {
  const reportFile = join(folder, 'report.json');
  const run = await backchannel('import', path, '--store', store, '--report', reportFile, ...options);
  const { files } = JSON.parse(await readFile(reportFile, 'utf8')) as {
    files: {
      counts: Counts;
      skipped: { at: object; reason: string }[];
      proposals: { name: string; actors: string[] }[];
    }[];
  };
  const [file] = files;
  if (file === undefined) throw new Error('The report names no file');
  const { read, added, unchanged, changed, skipped } = file.counts;
  expect(added + unchanged + changed + skipped).toBe(read);
  return { ...run, ...file };
}

describe('Mail on the command line', () => {
  test('is imported from a mailbox, packed or not; the second time nothing changes', async () => {
    const replies = ['a', 'b'].map((id) =>
      mailText(headerWith(`Message-ID: <${id}>`, 'In-Reply-To: <1@example.org>'), id),
    );
    await writeFile(join(folder, 'box.mbox.gz'), gzipSync(mailbox(mailText(PLAIN, 'Hello'), ...replies)));
    // A collection, its source, two actors and three mails.
    expect(await importing(join(folder, 'box.mbox.gz'))).toMatchObject({ code: 0, counts: { read: 7, added: 7 } });
    await writeFile(join(folder, 'box'), mailbox(mailText(PLAIN, 'Hello'), ...replies));
    expect(await importing(join(folder, 'box'))).toMatchObject({ counts: { read: 7, unchanged: 7 } });
  });

  test('is imported from an archive of single mails; the report names the files that are not mails', async () => {
    const other = mailText(headerWith('From: Ann Example <ann@example.com>', 'Message-ID: <2@example.org>'), 'Bye');
    await writeTarGz(join(folder, 'mails.tar.gz'), {
      'a/1': mailText(PLAIN, 'Hello'),
      'a/2': other,
      'a/cmds': 'mv 1 2',
    });
    const { code, counts, skipped, proposals } = await importing(join(folder, 'mails.tar.gz'));
    expect(code).toBe(1);
    expect(counts).toMatchObject({ read: 8, added: 7, skipped: 1 });
    expect(skipped).toEqual([{ at: { file: 'a/cmds' }, id: null, reason: 'has no known format' }]);
    expect(proposals).toEqual([
      {
        actors: ['actor:email/ann@example.com', 'actor:email/ann@example.org'],
        reasons: ['the name “Ann Example”'],
      },
    ]);
  });

  test('gives an actor that was known by an address alone the name in a later file, and keeps an editor’s text', async () => {
    const named = (id: string, to: string) => mailText(headerWith(`To: ${to}`, `Message-ID: <${id}>`), id);
    const mails = {
      '1': named('1', 'bob@example.org, cy@example.org'),
      '2': named('2', 'Bob Bee <bob@example.org>, cy@example.org'),
      '3': named('3', 'Robert <bob@example.org>, Cy Dee <cy@example.org>'),
    };
    await writeFolder(join(folder, 'mails'), mails);
    const cy = { id: 'actor:email/cy@example.org', name: 'Cyrus', kind: 'PERSON' };
    await writeFile(join(folder, 'edited.ndjson'), `${JSON.stringify({ actor: cy })}\n`);
    await backchannel('import', join(folder, 'edited.ndjson'), '--store', store);
    expect((await importing(join(folder, 'mails'))).counts).toMatchObject({ changed: 1, skipped: 0 });
    const { stdout } = await backchannel('export', '--store', store, '--format', 'ndjson');
    expect(stdout).toContain('"name":"Bob Bee"');
    expect(stdout).toContain('"name":"Cyrus"');
    expect(stdout).not.toContain('Cy Dee');
    expect((await importing(join(folder, 'mails'))).counts).toMatchObject({ added: 0, changed: 0 });
  });

  test('that comes twice is unchanged the second time, also within one batch', async () => {
    const mail = mailText(PLAIN, 'Hello');
    await writeFile(join(folder, 'box.mbox'), mailbox(mail, mail));
    expect((await importing(join(folder, 'box.mbox'))).counts).toMatchObject({ read: 6, added: 5, unchanged: 1 });
  });
});

describe('A folder of a mail program', () => {
  test('is imported with all its mailboxes, maildirs and mails of Apple Mail, and the entries cite it', async () => {
    const mails = ['a', 'b', 'c', 'd', 'e'].map((id) => mailText(headerWith(`Message-ID: <${id}@example.org>`), id));
    const [a = '', b = '', c = '', d = '', e = ''] = mails;
    await writeFolder(join(folder, 'mail'), {
      Inbox: `From - Thu Nov 01 11:19:12 2001\nX-Mozilla-Status: 0001\n${a}\nFrom \nX-Mozilla-Status: 0001\n${b}\n`,
      'Inbox.msf': '// index',
      'Inbox.sbd/Work': mailbox(c),
      Drafts: '',
      'Maildir/cur/1004612352.M1P2.host:2,S': d,
      'Maildir/tmp/.keep': '',
      'Maildir/dovecot-uidlist': '3 V1 N4',
      'INBOX.mbox/Messages/1.emlx': `${e.length}\n${e}<plist/>\n`,
      'INBOX.mbox/table_of_contents': '\0',
    });
    const { code, counts } = await importing(join(folder, 'mail'));
    expect(code).toBe(0);
    expect(counts).toMatchObject({ read: 9, added: 9, skipped: 0 });
    const verified = await backchannel('verify', '--store', store);
    expect(verified.code).toBe(0);
    expect(verified.stdout).not.toContain('no citation');
    expect((await importing(join(folder, 'mail'))).counts).toMatchObject({ unchanged: 9 });
  });
});

describe('A table on the command line', () => {
  test('without a mapping gets a proposed mapping, and is imported with it', async () => {
    const path = join(folder, 'table.csv');
    await writeFile(path, 'date,sender,message\n2001-11-01,Ann,Hello\n2001-11-02,Bob,Bye\nragged\n');
    const proposal = await backchannel('import', path, '--store', store);
    expect(proposal.code).toBe(2);
    expect(proposal.stderr).toContain('--mapping FILE');
    await writeFile(join(folder, 'mapping.json'), proposal.stdout);
    const { code, counts, skipped } = await importing(path, '--mapping', join(folder, 'mapping.json'));
    expect(code).toBe(1);
    expect(counts).toMatchObject({ read: 7, added: 6, skipped: 1 });
    expect(skipped[0]?.at).toEqual({ file: 'table.csv', line: 4 });
    expect((await importing(path, '--mapping', join(folder, 'mapping.json'))).counts).toMatchObject({
      changed: 0,
      unchanged: 6,
    });
  });

  test('is not opened if the mapping is not valid', async () => {
    await writeFile(join(folder, 'table.csv'), 'a,b\n1,2\n');
    await writeFile(join(folder, 'mapping.json'), '{"type":"MESSAGE","channel":"FAX","fields":{}}');
    const mapping = join(folder, 'mapping.json');
    const { code, stderr } = await backchannel(
      'import',
      join(folder, 'table.csv'),
      '--store',
      store,
      '--mapping',
      mapping,
    );
    expect(code).toBe(2);
    expect(stderr).toContain('mapping.json: is not a valid mapping: channel: ');
  });
});

const corpus = (path: string) => join(SHARED ?? '', 'corpora', path);

if (SHARED === undefined) {
  process.stderr.write('\nNOT RUN: real archives of mail are not imported: BACKCHANNEL_SHARED is not set.\n\n');
}
describe.skipIf(SHARED === undefined)('Real archives of mail', () => {
  test.each([
    ['mbox/linux-mips-1996.mbox.gz', 247, 0],
    ['mbox/pipermail-2001-November.txt', 82, 0],
  ])('%s are imported whole; the second time nothing changes', async (path, mails, skipped) => {
    const first = await importing(corpus(path));
    expect(first.counts).toMatchObject({ skipped, changed: 0, undated: 0 });
    expect(first.counts.added).toBeGreaterThan(mails);
    expect((await importing(corpus(path))).counts).toMatchObject({ added: 0, changed: 0, skipped });
  });

  /** An actor whose name is the address of its account. */
  const NAMED_BY_ADDRESS = /^\{"actor":\{.*"name":"([^"]+)".*"handle":"\1"/;
  const lines = async () => {
    const { stdout } = await backchannel('export', '--store', store, '--format', 'ndjson');
    // The first line has the time of the export.
    return stdout.trim().split('\n').slice(1);
  };

  test('of two years add only new mails, and missing names, to the mailbox of the first year', async () => {
    const years = await Promise.all(
      ['1996', '1997'].map((year) => readFile(corpus(`mbox/linux-mips-${year}.mbox.gz`))),
    );
    const [first, second] = years.map((bytes) => gunzipSync(bytes));
    if (first === undefined || second === undefined) throw new Error('A year is missing');
    await writeFile(join(folder, 'list.mbox'), first);
    const before = await importing(join(folder, 'list.mbox'));
    const exported = await lines();
    await writeFile(join(folder, 'list.mbox'), Buffer.concat([first, second]));
    const { counts } = await importing(join(folder, 'list.mbox'));
    const after = new Set(await lines());
    const changed = exported.filter((line) => !after.has(line));
    expect(counts.unchanged).toBe(before.counts.added);
    expect(changed.filter((line) => !NAMED_BY_ADDRESS.test(line))).toEqual([]);
  });
});
