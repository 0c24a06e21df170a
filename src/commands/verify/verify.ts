import { Command } from 'commander';
import { EXIT } from '../shell/exit-codes.ts';
import { openRecord } from '../shell/open-record.ts';
import { storeOption } from '../shell/options.ts';
import { readSourceTexts } from './source-texts.ts';
import { verifyRecord } from './record.ts';
import { verifyReport } from './report.ts';
import { writeMerges } from './write-merges.ts';

interface VerifyOptions {
  readonly store?: string;
  readonly sources?: string;
  readonly merges?: string;
  readonly seed: boolean;
}

export function verifyCommand(interrupted: AbortSignal): Command {
  return new Command('verify')
    .description(
      'Find every quotation of the record again in its source, and what else in the record can not be right.',
    )
    .addOption(storeOption())
    .option('--sources <folder>', 'the texts, under the names that the sources give as their `file`')
    .option('--merges <file>', 'write who may be one as acts that import takes; delete from it what is wrong')
    .option('--no-seed', 'leave a new, empty store empty')
    .addHelpText(
      'after',
      `
A quotation must stand in the text character by character, in the paragraph that the citation names; only white space
may differ. Without --sources no quotation is looked for.

Problems, which make it exit with 1:
  not found      a quotation that does not stand in its source
  no text        a source whose text is missing from the folder
  no citation    an entry that cites nothing, or a collection of which none does
  two owners     an account that entries give to one actor and the record to another

Remarks, which do not, because the sources themselves may be so:
  before         an answer that is certainly earlier than what it answers
  leads nowhere  an entry that names another one which is not in the record
  same actor?    actors with the same address, handle or name, the surest first;
                 nobody is merged unless you say so: --merges, mergeActors

Examples:
  $ backchannel verify --sources ./texts
  $ backchannel verify --merges merges.ndjson   # look through it, then: backchannel import merges.ndjson`,
    )
    .action(async (options: VerifyOptions) => {
      const texts = options.sources === undefined ? null : await readSourceTexts(options.sources);
      await using record = await openRecord(options);
      const findings = await verifyRecord(record.store, texts, interrupted);
      process.stdout.write(verifyReport(findings, texts !== null));
      if (options.merges !== undefined) await writeMerges(options.merges, findings.proposals);
      if (findings.problems.length > 0) process.exitCode = EXIT.FOUND_PROBLEMS;
    });
}
