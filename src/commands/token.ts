import { randomBytes } from 'node:crypto';
import { Command, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { readConfig } from '../config.ts';
import { type Scope, SCOPES } from '../domain/authority.ts';
import { isIdOf } from '../domain/record/ids.ts';
import { toIso } from '../domain/time/instant.ts';
import { openRecord } from './shell/open-record.ts';
import { storeOption } from './shell/options.ts';
import { parseSpan } from './shell/span.ts';
import { plain } from './shell/terminal-text.ts';

interface CreateOptions {
  readonly scope: readonly Scope[];
  readonly collections?: readonly string[];
  readonly expires: number;
  readonly subject?: string;
}

interface RevokeOptions {
  readonly expires?: number;
  readonly store?: string;
}

const MAX_DAYS = 366;
const SECRET_BYTES = 48;

export function tokenCommand(): Command {
  const command = new Command('token').description(
    'Make and revoke the tokens with which others read, control, write.',
  );
  for (const subcommand of [createCommand(), revokeCommand(), secretCommand()]) command.addCommand(subcommand);
  return command;
}

function createCommand(): Command {
  return new Command('create')
    .description('Sign a token, and print it.')
    .addOption(
      new Option('--scope <names>', `what it allows, by commas: ${SCOPES.join(', ')}`)
        .argParser(scopes)
        .makeOptionMandatory(),
    )
    .option('--collections <id...>', 'the collections that it may read and write (else all)', collections)
    .addOption(expiresOption('how long it lasts').default(30 * 86_400, '30d'))
    .option('--subject <name>', 'for whom it is')
    .addHelpText(
      'after',
      `
  read     see restricted collections
  control  control replays that others opened
  write    change the record

Signed with BACKCHANNEL_TOKEN_SECRET, or with BACKCHANNEL_TOKEN_PRIVATE_KEY: PEM, or @ and the name of its file (Ed25519,
P-256 or RSA). The token goes to standard output, and what it says to standard error.

Example:
  $ backchannel token create --scope read,write --collections collection:harbour --expires 7d --subject "Data desk"`,
    )
    .action(createToken);
}

function revokeCommand(): Command {
  return new Command('revoke')
    .description('Make every node refuse a token from now on, and close the sockets that use it.')
    .argument('<token>', 'the token, or its id (`jti`)')
    .addOption(expiresOption('when the revocation may be forgotten (else with the token, or after 366d for an id)'))
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
Example:
  $ backchannel token revoke 0b1c7c1e-6d0c-4a38-9d6f-3f5e6c1f8f0a`,
    )
    .action(revokeToken);
}

function secretCommand(): Command {
  return new Command('secret')
    .description('Print a new random secret, for BACKCHANNEL_TOKEN_SECRET.')
    .addHelpText('after', '\nExample:\n  $ export BACKCHANNEL_TOKEN_SECRET=$(backchannel token secret)')
    .action(() => void process.stdout.write(`${randomBytes(SECRET_BYTES).toString('base64url')}\n`));
}

function expiresOption(description: string): Option {
  return new Option('--expires <duration>', `${description}: 12h, 30d, 8w; at most ${MAX_DAYS}d`).argParser(expires);
}

async function createToken({ scope, collections: listed, expires: seconds, subject }: CreateOptions): Promise<void> {
  const config = readConfig({}, process.env);
  const [{ signingKey }, { signToken }] = await Promise.all([
    import('../auth/token-keys.ts'),
    import('../auth/tokens.ts'),
  ]);
  const grant = { scopes: scope, collections: listed ?? 'ALL', subject, lifeMs: seconds * 1_000 } as const;
  const { token, id, expires: until } = await signToken(signingKey(config.tokens), grant);
  process.stdout.write(`${token}\n`);
  const line = (label: string, value: string) => `${label.padEnd(12)} ${pc.cyan(plain(value))}\n`;
  process.stderr.write(
    line('id', id) +
      line('scope', scope.join(', ')) +
      line('collections', listed?.join(', ') ?? 'all') +
      line('expires', toIso(until)) +
      (subject === undefined ? '' : line('subject', subject)),
  );
}

/** By itself, because the compiler leaves the path of an import as it is in a function with `await using`. */
function loadRevoke() {
  return import('../auth/revoke.ts');
}

async function revokeToken(given: string, options: RevokeOptions): Promise<void> {
  const { revoke } = await loadRevoke();
  await using record = await openRecord({ ...options, seed: false });
  const lifeMs = options.expires === undefined ? undefined : options.expires * 1_000;
  const { id, expires: until } = await revoke(record.store.shared, given, lifeMs);
  process.stderr.write(`Revoked ${plain(id)} in ${record.store.name}, until ${toIso(until)}.\n`);
}

function scopes(text: string): Scope[] {
  const names = text.split(/[\s,]+/).filter(Boolean);
  const found = SCOPES.filter((scope) => names.includes(scope));
  if (names.length > 0 && found.length === new Set(names).size) return found;
  throw new InvalidArgumentError(`Scopes are ${SCOPES.join(', ')}, and there must be one.`);
}

function collections(id: string, before: readonly string[] = []): string[] {
  if (isIdOf(id, 'collection')) return [...before, id];
  throw new InvalidArgumentError('The id of a collection is like collection:harbour.');
}

function expires(text: string): number {
  const seconds = parseSpan(text);
  if (seconds !== null && seconds <= MAX_DAYS * 86_400) return seconds;
  throw new InvalidArgumentError(`A duration is like 12h, 30d or 8w, and at most ${MAX_DAYS}d.`);
}
