import { type Logger, pino } from 'pino';

export type { Logger };

/**
 * JSON lines on standard error, so that the output of a command stays clean. Addresses of databases have no passwords.
 */
export function createLogger(level: string): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}
