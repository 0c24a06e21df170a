import { Command } from 'commander';
import { DEFAULT_STORE } from '../config.ts';
import { copyCommand } from './copy.ts';
import { doctorCommand } from './doctor/doctor.ts';
import { EXIT } from './shell/exit-codes.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import/import.ts';
import { replayCommand } from './replay/replay.ts';
import { serveCommand } from './serve.ts';
import { tokenCommand } from './token.ts';
import { verifyCommand } from './verify/verify.ts';

/**
 * The command line. `interrupted` is raised by SIGINT and SIGTERM; every command then ends in order.
 */
export function createProgram(interrupted: AbortSignal): Command {
  const program = new Command('backchannel')
    .description('The record of who said what to whom, in private and in public, served and replayed.')
    .addHelpText(
      'after',
      `
Environment:
  BACKCHANNEL_STORE   sqlite:FILE or mongodb://HOST/DATABASE (default ${DEFAULT_STORE})
  HOST, PORT          where the service listens (default 127.0.0.1:4000)

Exit codes: 0 done, 1 done and found problems, 2 wrong usage or configuration, 3 a part it needs cannot be reached,
130 interrupted before it was done.

Examples:
  $ backchannel serve
  $ backchannel replay --speed 7d/s
  $ backchannel import my-record.ndjson --dry-run
  $ backchannel export --format ndjson --output record.ndjson
  $ backchannel verify --sources ./texts`,
    )
    .showHelpAfterError('(add --help for what it takes)')
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
