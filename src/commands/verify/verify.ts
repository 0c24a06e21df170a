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
    .description('Check the record: find every quotation in its source, and report what cannot be right.')
    .addOption(storeOption())
    .option('--sources <folder>', 'folder with the texts; a source names its text as "file"')
    .option('--merges <file>', 'write a file that merges the actors who may be one person; check it, then import it')
    .option('--no-seed', 'do not fill a new, empty store with the first record')
    .addHelpText(
      'after',
      `
A quotation must be in the paragraph that its citation names, character by character; only white space may differ.
Without --sources no quotation is checked. Each finding is a problem or a remark.

Problems (the command exits with 1):
  not found      a quotation is not in its source
  no text        the text of a source is not in the folder
  no citation    an entry has no citation, or no entry of a collection has one
  two owners     an entry gives an account to one actor, the record gives it to another one

Remarks (the sources themselves may be like this):
  before         an answer is earlier than its question
  leads nowhere  an entry refers to another one that is not in the record
  same actor?    actors share an address, a handle or a name; the surest come first;
                 nobody is merged unless you do it, with --merges or mergeActors

Examples:
  $ backchannel verify --sources ./texts
  $ backchannel verify --merges merges.ndjson   # check the file, then: backchannel import merges.ndjson`,
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
