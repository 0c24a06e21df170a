#!/usr/bin/env node
import { createProgram } from './commands/program.ts';
import { describeError, EXIT, exitCodeOf } from './commands/shell/exit-codes.ts';

const interrupted = new AbortController();
// Ctrl-C pressed twice ends the process at once.
process.once('SIGINT', () => interrupted.abort());
// Supervisors may send a signal more than once. The clients must still get their last message.
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort());
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
