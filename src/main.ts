#!/usr/bin/env node
import { createProgram } from './commands/program.ts';
import { describeError, EXIT, exitCodeOf } from './commands/shell/exit-codes.ts';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
// The reader of our output may stop reading (`| head`). That ends the command without an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.DONE);
  throw error;
});

try {
  await createProgram(interrupted.signal).parseAsync();
} catch (error) {
  process.stderr.write(`backchannel: ${describeError(error)}\n`);
  process.exitCode = exitCodeOf(error);
}
