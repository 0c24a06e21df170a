/** The cost of an import, compared with writing the same rows, and whether its memory grows with the file. */
import type { Bench } from '../bench.ts';
import { interleave, type Scenario } from '../scenario.ts';

export const importNdjson: Scenario = {
  name: 'import.ndjson.vs-bulk-insert',
  what: 'a generated correspondence as NDJSON into a new SQLite store',
  peer: 'only inserts the rows that the import wrote, in transactions of 1,000 entries',
  unit: 'entries/s',
  figure: 'ratio',
  goal: '≥ 0.5',
  isMet: ({ ratio }) => ratio >= 0.5,
  rounds: 3,
  async measure(bench, rounds) {
    const entries = bench.isQuick ? 5_000 : 20_000;
    const file = await generated(bench, entries);
    const written = bench.file('db');
    await using importer = bench.importer();
    await importer.call('import', file, written);
    const measured = await interleave(
      rounds,
      async () => entries / (await importer.call('import', file, bench.file('db'))),
      async () => entries / (await importer.call('bulkInsert', written, bench.file('db'))),
    );
    return { rounds: measured, notes: [`${entries.toLocaleString('en')} entries each`] };
  },
};

export const importMbox: Scenario = {
  name: 'import.mbox.vs-parser',
  what: 'a mailbox (generated, or from --mailbox) into a new SQLite store',
  peer: 'only parses each mail of the same file with postal-mime',
  unit: 'mails/s',
  figure: 'ratio',
  goal: '≥ 0.6',
  isMet: ({ ratio }) => ratio >= 0.6,
  rounds: 3,
  async measure(bench, rounds) {
    await using importer = bench.importer();
    const file = bench.mailbox ?? bench.file('mbox');
    if (bench.mailbox === null) await importer.call('generateMailbox', file, bench.isQuick ? 2_000 : 20_000);
    const mails = await importer.call('countMails', file);
    await importer.call('import', file, bench.file('db'));
    const measured = await interleave(
      rounds,
      async () => mails / (await importer.call('import', file, bench.file('db'))),
      async () => mails / (await importer.call('parseMailbox', file)),
    );
    const own = mails / (await importer.call('readMailbox', file));
    const notes = [
      `${mails.toLocaleString('en')} mails each`,
      `our own reading of the mails, which is part of the import: ${Math.round(own).toLocaleString('en')} mails/s`,
    ];
    return { rounds: measured, notes };
  },
};

export const importMemory: Scenario = {
  name: 'import.memory',
  what: 'the peak memory of an import of a large file',
  peer: 'the same for 10,000 entries',
  unit: 'MB',
  figure: 'ratio',
  goal: '≤ 1.5',
  isMet: ({ ratio }) => ratio <= 1.5,
  rounds: 1,
  async measure(bench, rounds) {
    const entries = bench.largeStore;
    const large = await generated(bench, entries);
    const small = await generated(bench, 10_000);
    const measured = await interleave(
      rounds,
      () => peakMemory(bench, large),
      () => peakMemory(bench, small),
    );
    return { rounds: measured, notes: [`${entries.toLocaleString('en')} entries`] };
  },
};

async function generated(bench: Bench, entries: number): Promise<string> {
  const file = bench.file('ndjson');
  await using importer = bench.importer();
  await importer.call('generate', file, entries);
  return file;
}

/** In MB, in a process that does nothing else. */
async function peakMemory(bench: Bench, file: string): Promise<number> {
  await using importer = bench.importer();
  await importer.call('import', file, bench.file('db'));
  return (await importer.call('peakMemory')) / 2 ** 20;
}
