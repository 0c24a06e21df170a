import { Command } from 'commander';
import { VARIABLES } from '../config.ts';
import { copyCommand } from './copy.ts';
import { doctorCommand } from './doctor/doctor.ts';
import { EXIT } from './shell/exit-codes.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import/import.ts';
import { replayCommand } from './replay/replay.ts';
import { serveCommand } from './serve.ts';
import { tokenCommand } from './token.ts';
import { verifyCommand } from './verify/verify.ts';

/** The command line. SIGINT and SIGTERM abort `interrupted`; every command then closes what it opened, and ends. */
export function createProgram(interrupted: AbortSignal): Command {
  const program = new Command('backchannel')
    .description('Serves and replays the record of who said what to whom, in private and in public.')
    .addHelpText(
      'after',
      `
Environment:
${VARIABLES.map(toHelp).join('\n')}
  The reasons for the defaults are in docs/configuration.md.

Exit codes: 0 done, 1 done and found problems, 2 wrong usage or configuration, 3 the store or the service cannot be
reached, 70 unexpected error, 130 interrupted.

Examples:
  $ backchannel serve
  $ backchannel replay --speed 7d/s
  $ backchannel import my-record.ndjson --dry-run
  $ backchannel export --format ndjson --output record.ndjson
  $ backchannel verify --sources ./texts`,
    )
    .showHelpAfterError('(--help lists the options)')
    .configureHelp({ showGlobalOptions: true });
  for (const command of [
    serveCommand,
    importCommand,
    exportCommand,
    verifyCommand,
    replayCommand,
    copyCommand,
    doctorCommand,
  ]) {
    program.addCommand(command(interrupted));
  }
  program.addCommand(tokenCommand());
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.DONE : EXIT.WRONG_USAGE));
  }
  return program;
}

function toHelp({ name, meaning, fallback }: (typeof VARIABLES)[number]): string {
  const suffix = fallback === null || fallback === '' ? '' : ` (default: ${fallback})`;
  return `  ${name}\n      ${meaning.replaceAll('`', '')}${suffix}`;
}
