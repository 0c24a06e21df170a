import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import pc from 'picocolors';
import type { BatchItem } from '../domain/commit.ts';
import { citationsOf } from '../domain/participants.ts';
import type { CitationInput } from '../domain/record-input.ts';
import { paragraphsOf, verifyCitation } from '../domain/verify-quotes.ts';
import { DomainError } from '../errors.ts';
import { exportItems } from '../formats/export-records.ts';
import { EXIT } from './exit-codes.ts';
import { openRecord } from './open-record.ts';
import { storeOption } from './options.ts';

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
  uncheckable: number;
  readonly problems: string[];
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Find every quotation of the record again in the texts of its sources. Exits with 1 if any is not there.',
    )
    .addOption(storeOption())
    .option('--sources <folder>', 'the texts, under the names that the sources give as their `file`')
    .option('--no-seed', 'leave a new, empty store empty')
    .addHelpText('after', '\nExample:\n  $ backchannel verify --sources ./texts')
    .action(async (options: VerifyOptions) => {
      const folder = options.sources === undefined ? [] : await filesIn(options.sources);
      await using record = await openRecord(options);
      const items: BatchItem[] = [];
      const texts = new Map<string, string[]>();
      const findings: Findings = { entries: 0, citations: 0, quotes: 0, found: 0, uncheckable: 0, problems: [] };
      for await (const item of exportItems(record.store, null)) {
        if (
          item.kind === 'source' &&
          options.sources !== undefined &&
          item.input.file !== undefined &&
          folder.includes(item.input.file)
        ) {
          texts.set(item.input.id, paragraphsOf(await readFile(join(options.sources, item.input.file), 'utf8')));
        }
        // Actors come before the sources that they cite, so the few named records wait; entries are checked as they come.
        if (item.kind === 'entry') verifyItem(item, texts, findings);
        else items.push(item);
      }
      for (const item of items) verifyItem(item, texts, findings);
      report(findings, options.sources !== undefined);
      if (findings.problems.length > 0) process.exitCode = EXIT.FOUND_PROBLEMS;
    });
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new DomainError(
      'BAD_CONFIGURATION',
      `--sources can't be read: ${(error as Error).message}`,
      { file: folder },
      { cause: error },
    );
  }
}

function citationsIn(item: BatchItem): CitationInput[] {
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

function verifyItem(item: BatchItem, texts: ReadonlyMap<string, readonly string[]>, findings: Findings): void {
  const citations = citationsIn(item);
  if (item.kind === 'entry') {
    findings.entries += 1;
    if (citations.length === 0) findings.problems.push(`${item.input.id}: has no citation`);
  }
  for (const citation of citations) {
    findings.citations += 1;
    findings.quotes += citation.quotes?.length ?? 0;
    const paragraphs = texts.get(citation.source);
    if (paragraphs === undefined) {
      findings.uncheckable += 1;
      continue;
    }
    const verdict = verifyCitation(citation, paragraphs);
    if (verdict.found) findings.found += 1;
    else findings.problems.push(`${item.input.id}: ${citation.source}: ${verdict.reason}`);
  }
}

function report(findings: Findings, hasSources: boolean): void {
  for (const problem of findings.problems) process.stdout.write(`${pc.red('not found')} ${problem}\n`);
  const { entries, citations, quotes, found, uncheckable, problems } = findings;
  process.stdout.write(
    `${entries} entries, ${citations} citations with ${quotes} quotations: ` +
      `${found} found, ${problems.length} problems, ${uncheckable} without a text to look in\n`,
  );
  if (!hasSources && uncheckable > 0) process.stdout.write(pc.dim('--sources names the folder of the texts.\n'));
}
