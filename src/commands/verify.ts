import { Command } from 'commander';
import { EXIT } from './exit-codes.ts';
import { openRecord } from './open-record.ts';
import { storeOption } from './options.ts';
import { readSourceTexts } from './source-texts.ts';
import { verifyRecord } from './verify-record.ts';
import { verifyReport } from './verify-report.ts';

interface VerifyOptions {
  readonly store?: string;
  readonly sources?: string;
  readonly seed: boolean;
}

export function verifyCommand(interrupted: AbortSignal): Command {
  return new Command('verify')
    .description(
      'Find every quotation of the record again in its source, and what else in the record can not be right.',
    )
    .addOption(storeOption())
    .option('--sources <folder>', 'the texts, under the names that the sources give as their `file`')
    .option('--no-seed', 'leave a new, empty store empty')
    .addHelpText(
      'after',
      `
A quotation must stand in the text character by character, in the paragraph that the citation names; only white space
may differ. Without --sources no quotation is looked for.

Problems, which make it exit with 1:
  not found      a quotation that does not stand in its source
  no text        a source whose text is missing from the folder
  no citation    an entry that cites nothing
  two owners     an account that entries give to one actor and the record to another

Remarks, which do not, because the sources themselves may be so:
  before         an answer that is certainly earlier than what it answers
  leads nowhere  an entry that names another one which is not in the record
  same actor?    actors with the same address, handle or name, who may be merged (mergeActors)

Example:
  $ backchannel verify --sources ./texts`,
    )
    .action(async (options: VerifyOptions) => {
      const texts = options.sources === undefined ? null : await readSourceTexts(options.sources);
      await using record = await openRecord(options);
      const findings = await verifyRecord(record.store, texts, interrupted);
      process.stdout.write(verifyReport(findings, texts !== null));
      if (findings.problems.length > 0) process.exitCode = EXIT.FOUND_PROBLEMS;
    });
}
