/** The process of imports: the real import of a file into a store, and the peers of these measurements. */
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import PostalMime from 'postal-mime';
import type { BatchItem } from '../../src/domain/commit/commit.ts';
import { contextFor } from '../../src/commands/import/options.ts';
import { openImportThread } from '../../src/commands/import/thread.ts';
import { importInput, openInput } from '../../src/importing/import-path.ts';
import { toFile } from '../../src/formats/own/ndjson.ts';
import { splitMbox } from '../../src/formats/mail/mbox-messages.ts';
import { readMail } from '../../src/formats/mail/mail.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Calls, serveCalls } from '../calls.ts';
import { correspondence } from '../correspondence.ts';
import { mailbox } from '../mailbox.ts';
import { bulkInsert } from '../peers/bulk-insert.ts';

/** Larger than the batches of an import, because no user waits for progress here. */
const BUILD_BATCH_SIZE = 4_000;
const READ_OPTIONS = {
  timeZone: null,
  dateOrder: null,
  mapping: null,
  me: null,
  visibility: null,
  asked: { id: null, title: null },
};

const calls = {
  /** Writes a generated correspondence as NDJSON. */
  async generate(file: string, entries: number): Promise<void> {
    const items = correspondence(entries);
    const lines = function* () {
      for (const item of items) yield `${JSON.stringify({ [item.kind]: toFile(item) })}\n`;
    };
    await pipeline(lines, createWriteStream(file));
  },

  /** Writes a generated mailbox. */
  async generateMailbox(file: string, mails: number): Promise<void> {
    await pipeline(mailbox(mails), createWriteStream(file));
  },

  async countMails(file: string): Promise<number> {
    let mails = 0;
    await eachMail(file, async () => {
      mails += 1;
    });
    return mails;
  },

  /** @returns the seconds to split a mailbox and to parse each mail with postal-mime */
  async parseMailbox(file: string): Promise<number> {
    return eachMail(file, (content) => PostalMime.parse(content));
  },

  /** @returns the seconds of our own reader for each mail, without the conversion to entries */
  async readMailbox(file: string): Promise<number> {
    return eachMail(file, (content, separator) => readMail(content, separator, null));
  },

  /** Commits a generated correspondence to a new store. */
  async build(file: string, entries: number): Promise<void> {
    const store = await openStore(`sqlite:${file}`);
    const commit = async (items: readonly BatchItem[]) => {
      const refused = (await store.commit({ items })).results.filter(({ outcome }) => outcome === 'REFUSED').length;
      if (refused > 0) throw new Error(`The store refuses ${refused} generated items`);
    };
    let items: BatchItem[] = [];
    for (const item of correspondence(entries)) {
      items.push(item);
      if (items.length < BUILD_BATCH_SIZE) continue;
      await commit(items);
      items = [];
    }
    await commit(items);
    await store.close();
  },

  /** @returns the seconds from the opening of the file to the last commit */
  async import(file: string, database: string): Promise<number> {
    const target = await openImportThread(`sqlite:${database}`);
    const start = performance.now();
    await using input = await openInput(file, undefined);
    const ignore = () => undefined;
    const { skipped } = await importInput(input, contextFor(file, READ_OPTIONS, target), {
      target,
      onItem: ignore,
      onSkipped: ({ reason }) => {
        throw new Error(reason);
      },
      onNote: ignore,
      onProgress: ignore,
      onBytes: ignore,
      signal: new AbortController().signal,
    });
    const seconds = (performance.now() - start) / 1_000;
    await target[Symbol.asyncDispose]();
    return skipped === 0 ? seconds : NaN;
  },

  async bulkInsert(from: string, to: string): Promise<number> {
    return bulkInsert(from, to);
  },

  /** @returns the peak memory of the process, in bytes */
  async peakMemory(): Promise<number> {
    return process.resourceUsage().maxRSS * 1_024;
  },

  async close(): Promise<void> {},
};

async function eachMail(
  file: string,
  parse: (content: Buffer, separator: string) => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  for await (const message of splitMbox(createReadStream(file))) {
    if ('problem' in message) throw new Error(message.problem);
    await parse(message.content, message.separator);
  }
  return (performance.now() - start) / 1_000;
}

export type ImporterCalls = typeof calls & Calls;

serveCalls(calls);
