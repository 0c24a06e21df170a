import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import pc from 'picocolors';
import type { PutItem } from '../domain/commit.ts';
import { citationsOf } from '../domain/participants.ts';
import type { CitationInput } from '../domain/record-input.ts';
import { paragraphsOf, verifyCitation } from '../domain/verify-quotes.ts';
import { DomainError } from '../errors.ts';
import { exportItems } from '../formats/export-records.ts';
import type { RecordReader } from '../store/store.ts';
import { EXIT } from './exit-codes.ts';
import { openRecord } from './open-record.ts';
import { storeOption } from './options.ts';
import { counted, plain } from './terminal-text.ts';

interface VerifyOptions {
  readonly store?: string;
  readonly sources?: string;
  readonly seed: boolean;
}

interface Findings {
  entries: number;
  citations: number;
  quotes: number;
  found: number;
  notFound: number;
  /** Citations of sources that have no text here. */
  uncheckable: number;
  readonly problems: Problem[];
}

interface Problem {
  readonly label: 'not found' | 'no citation' | 'no text';
  readonly id: string;
  readonly detail?: string;
}

export function verifyCommand(interrupted: AbortSignal): Command {
  return new Command('verify')
    .description('Find every quotation of the record again in the texts of its sources.')
    .addOption(storeOption())
    .option('--sources <folder>', 'the texts, under the names that the sources give as their `file`')
    .option('--no-seed', 'leave a new, empty store empty')
    .addHelpText(
      'after',
      `
A quotation must stand in the text character by character, in the paragraph that the citation names; only white space
may differ. Exits with 1 if one does not, if an entry cites nothing, or if a text is missing from the folder. Without
--sources it only looks for entries that cite nothing.

Example:
  $ backchannel verify --sources ./texts`,
    )
    .action(async (options: VerifyOptions) => {
      const names = options.sources === undefined ? null : await filesIn(options.sources);
      await using record = await openRecord(options);
      const { findings, hasTexts } = await verifyRecord(record.store, options.sources ?? '', names, interrupted);
      process.stdout.write(toReport(findings, hasTexts));
      if (findings.problems.length > 0) process.exitCode = EXIT.FOUND_PROBLEMS;
    });
}

async function filesIn(folder: string): Promise<ReadonlySet<string>> {
  try {
    const files = await readdir(folder, { withFileTypes: true });
    return new Set(files.filter((file) => !file.isDirectory()).map((file) => file.name));
  } catch (error) {
    throw new DomainError(
      'BAD_CONFIGURATION',
      `--sources can't be read: ${(error as Error).message}`,
      { file: folder },
      { cause: error },
    );
  }
}

async function verifyRecord(
  reader: RecordReader,
  folder: string,
  names: ReadonlySet<string> | null,
  interrupted: AbortSignal,
): Promise<{ findings: Findings; hasTexts: boolean }> {
  const findings = { entries: 0, citations: 0, quotes: 0, found: 0, notFound: 0, uncheckable: 0, problems: [] };
  const texts = new Map<string, readonly string[]>();
  const waiting: PutItem[] = [];
  for await (const item of exportItems(reader, null)) {
    interrupted.throwIfAborted();
    // Actors come before the sources that they cite, so the few named records wait; entries are checked as they come.
    if (item.kind === 'entry') verifyItem(item, texts, findings);
    else waiting.push(item);
    if (item.kind !== 'source' || names === null || item.input.file === undefined) continue;
    if (names.has(item.input.file)) texts.set(item.input.id, await readText(join(folder, item.input.file)));
    else note(findings, 'no text', item.input.id, `${item.input.file} is not in ${folder}`);
  }
  for (const item of waiting) verifyItem(item, texts, findings);
  return { findings, hasTexts: names !== null };
}

function note(findings: Findings, label: Problem['label'], id: string, detail?: string): void {
  findings.problems.push({ label, id, ...(detail !== undefined && { detail }) });
}

async function readText(path: string): Promise<readonly string[]> {
  try {
    return paragraphsOf(await readFile(path, 'utf8'));
  } catch (error) {
    const message = `can't be read: ${(error as Error).message}`;
    throw new DomainError('BAD_CONFIGURATION', message, { file: path }, { cause: error });
  }
}

function citationsIn(item: PutItem): CitationInput[] {
  switch (item.kind) {
    case 'entry':
      return citationsOf(item.input);
    case 'actor':
      return [...(item.input.citations ?? []), ...(item.input.roles ?? []).flatMap((role) => role.citations ?? [])];
    case 'link':
      return item.input.citations ?? [];
    case 'collection':
    case 'source':
      return [];
  }
}

function verifyItem(item: PutItem, texts: ReadonlyMap<string, readonly string[]>, findings: Findings): void {
  const { id } = item.input;
  const citations = citationsIn(item);
  if (item.kind === 'entry') {
    findings.entries += 1;
    if (citations.length === 0) note(findings, 'no citation', id);
  }
  for (const citation of citations) {
    findings.citations += 1;
    findings.quotes += citation.quotes?.length ?? 0;
    const paragraphs = texts.get(citation.source);
    const verdict = paragraphs && verifyCitation(citation, paragraphs);
    if (verdict === undefined) findings.uncheckable += 1;
    else if (verdict.found) findings.found += 1;
    else {
      findings.notFound += 1;
      note(findings, 'not found', id, `${citation.source}: ${verdict.reason}`);
    }
  }
}

function toReport(findings: Findings, hasTexts: boolean): string {
  const { entries, citations, quotes, found, notFound, uncheckable, problems } = findings;
  const row = (count: number, label: string, colour = (text: string) => text) => {
    const text = `${count.toLocaleString('en').padStart(8)}  ${label}`;
    return count === 0 ? pc.dim(text) : colour(text);
  };
  const size = [counted(entries, 'entry', 'entries'), counted(citations, 'citation'), counted(quotes, 'quotation')];
  const lines = [
    ...problems.map(({ label, id, detail }) => {
      const rest = detail === undefined ? '' : `\n${' '.repeat(13)}${plain(detail)}`;
      return `${pc.red(label.padEnd(12))} ${id}${rest}`;
    }),
    ...(problems.length > 0 ? [''] : []),
    pc.bold(size.join(', ')),
    row(found, 'citations found in their texts', pc.green),
    row(notFound, 'not found', pc.red),
    row(uncheckable, 'of sources without a text here'),
    ...(hasTexts || uncheckable === 0 ? [] : [pc.dim('No text was looked at: --sources names their folder.')]),
  ];
  return `${lines.join('\n')}\n`;
}
