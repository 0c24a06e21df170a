import { watch } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headerWith, mailbox, mailText } from '../support/mails.ts';
import { writeZip } from '../support/packed.ts';
import { scaled } from '../support/scaled.ts';
import { backchannel, finished, startBackchannel } from '../support/shell.ts';

const COUNT = scaled(300);
const numbers = Array.from({ length: COUNT }, (_, index) => index);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-interrupted-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function writeRecord(): Promise<string> {
  const head = [
    { collection: { id: 'collection:harbour', title: 'Harbour' } },
    { actor: { id: 'actor:ann', name: 'Ann', kind: 'PERSON' } },
  ];
  const entries = numbers.map((index) => ({
    entry: {
      type: 'MESSAGE',
      id: `message:${index}`,
      occurred: new Date(1e12 + index * 60_000).toISOString(),
      wording: 'VERBATIM',
      visibility: 'PRIVATE',
      channel: 'CHAT',
      text: `Ship ${index}`,
      sender: { actor: 'actor:ann' },
      // Some answer a later item of the file, and are held back until then.
      ...(index % 500 === 7 && { inReplyTo: `message:${(index * 7) % COUNT}` }),
    },
  }));
  const path = join(folder, 'record.ndjson');
  await writeFile(path, [...head, ...entries].map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
}

async function writeMailbox(): Promise<string> {
  const path = join(folder, 'box.mbox');
  const mails = numbers.map((index) =>
    mailText(
      headerWith(
        `Message-ID: <${index}@example.org>`,
        `From: Person ${index % 50} <p${index % 50}@example.org>`,
        ...(index % 3 === 0 ? [] : [`In-Reply-To: <${index - 1}@example.org>`]),
      ),
      `Ship ${index}, see http://example.org/${index % 100}`,
    ),
  );
  await writeFile(path, mailbox(...mails));
  return path;
}

async function writeSlack(): Promise<string> {
  const path = join(folder, 'slack.zip');
  const day = (of: number) =>
    numbers
      .filter((index) => index % 10 === of)
      .map((index) => ({
        type: 'message',
        ts: `${1_661_990_400 + index}.000200`,
        user: `U${index % 20}`,
        text: `Ship ${index}`,
      }));
  const days = Array.from({ length: 10 }, (_, of): [string, string] => [
    `general/2022-09-${10 + of}.json`,
    JSON.stringify(day(of)),
  ]);
  await writeZip(path, { 'users.json': '[]', ...Object.fromEntries(days) });
  return path;
}

const store = (name: string) => `sqlite:${join(folder, `${name}.db`)}`;

/** The content of a store, as an export without its header. */
async function recordIn(name: string): Promise<string> {
  const output = join(folder, `${name}.out`);
  const { code } = await backchannel(
    'export',
    '--store',
    store(name),
    '--no-seed',
    '--format',
    'ndjson',
    '--output',
    output,
  );
  expect(code).toBe(0);
  const text = await readFile(output, 'utf8');
  return text.slice(text.indexOf('\n'));
}

async function removeStore(name: string): Promise<void> {
  for (const end of ['', '-wal', '-shm']) await rm(join(folder, `${name}.db${end}`), { force: true });
}

/** Starts an import, and sends it a signal after this many writes to the store's log, unless it is done before. */
async function importUntil(path: string, name: string, writes: number, signal: NodeJS.Signals): Promise<number | null> {
  const watcher = watch(folder);
  let seen = 0;
  const child = startBackchannel('import', path, '--store', store(name));
  watcher.on('change', (_event, changed) => {
    seen += changed === `${name}.db-wal` ? 1 : 0;
    if (seen === writes) child.kill(signal);
  });
  const { code } = await finished(child);
  watcher.close();
  return code;
}

describe('An import', () => {
  test.each([
    ['the own format', writeRecord],
    ['a mailbox', writeMailbox],
    ['a Slack archive', writeSlack],
  ])(
    'of %s that is ended again and again at any moment ends with the record of an undisturbed one',
    async (_what, write) => {
      const path = await write();
      expect((await backchannel('import', path, '--store', store('undisturbed'))).code).toBe(0);
      const moments = fc.tuple(
        fc.integer({ min: 20, max: 150 }),
        fc.constantFrom<NodeJS.Signals>('SIGKILL', 'SIGKILL', 'SIGINT'),
      );
      const seed = Date.now() % 2 ** 31;
      let ended = 0;
      for (const [writes, signal] of fc.sample(moments, { numRuns: 100, seed })) {
        const code = await importUntil(path, 'disturbed', writes, signal);
        if (code === 0 && ended > 0) break;
        // On a busy machine it may be done before this process notices its writes.
        if (code === 0) {
          await removeStore('disturbed');
          continue;
        }
        expect(code, `seed ${seed}`).toBe(signal === 'SIGINT' ? 130 : null);
        ended += 1;
      }
      expect(ended).toBeGreaterThan(0);
      expect(await recordIn('disturbed'), `seed ${seed}`).toBe(await recordIn('undisturbed'));
    },
  );

  test('ends well beside the same import into the same store; the record is the same as after one import', async () => {
    const path = await writeMailbox();
    expect((await backchannel('import', path, '--store', store('alone'))).code).toBe(0);
    const both = await Promise.all([1, 2].map(() => backchannel('import', path, '--store', store('both'))));
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(await recordIn('both')).toBe(await recordIn('alone'));
  });
});
