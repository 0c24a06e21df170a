import { Command } from 'commander';
import pc from 'picocolors';
import { readConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { loadService } from './shell/load-service.ts';
import { storeOption } from './shell/options.ts';

interface ServeOptions {
  readonly host?: string;
  readonly port?: string;
  readonly store?: string;
  readonly seed: boolean;
}

export function serveCommand(interrupted: AbortSignal): Command {
  return new Command('serve')
    .description('Start the service: player, playground, queries and replays. Ctrl-C stops it.')
    .option('--port <port>', 'port to listen on; 0 takes any free port')
    .option('--host <address>', 'address to listen on')
    .addOption(storeOption())
    .option('--no-seed', 'do not fill a new, empty store with the first record')
    .addHelpText('after', '\nExample:\n  $ backchannel serve --port 8080 --store sqlite:./data/mine.db')
    .action(async (options: ServeOptions) => {
      const config = readConfig(options, process.env);
      const { startService } = await loadService();
      await using service = await startService(config, createLogger(config.logLevel));
      const { url } = service;
      const line = (label: string, address: string) => `  ${label.padEnd(13)} ${pc.cyan(address)}\n`;
      process.stdout.write(
        `${pc.bold('Backchannel')} serves ${service.store.name}\n` +
          line('player', `${url}/`) +
          line('playground', `${url}/graphql`) +
          line('subscription', `${url.replace(/^http/, 'ws')}/graphql`) +
          line('health', `${url}/readyz`),
      );
      if (!interrupted.aborted) {
        await new Promise<void>((resolve) => interrupted.addEventListener('abort', () => resolve(), { once: true }));
      }
    });
}
