import { type Logger, pino } from 'pino';

export type { Logger };

/** JSON lines on standard error, so that a command's own output stays clean; addresses of databases without passwords. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}
