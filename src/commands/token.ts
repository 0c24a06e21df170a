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
    'Make and revoke the tokens that clients need to write, to control replays, and to read restricted collections.',
  );
  for (const subcommand of [createCommand(), revokeCommand(), secretCommand()]) command.addCommand(subcommand);
  return command;
}

function createCommand(): Command {
  return new Command('create')
    .description('Sign a token and print it.')
    .addOption(
      new Option('--scope <names>', `permissions, separated by commas: ${SCOPES.join(', ')}`)
        .argParser(scopes)
        .makeOptionMandatory(),
    )
    .option('--collections <id...>', 'collections that it may read and write (default: all)', collections)
    .addOption(expiresOption('lifetime').default(30 * 86_400, '30d'))
    .option('--subject <name>', 'name of the person or program that gets the token')
    .addHelpText(
      'after',
      `
  read     read restricted collections
  control  control replays that others opened
  write    change the record

The token is signed with BACKCHANNEL_TOKEN_SECRET or with BACKCHANNEL_TOKEN_PRIVATE_KEY (Ed25519, P-256 or RSA, as PEM or as
@ and the name of its file). It goes to standard output, its description to standard error.

Example:
  $ backchannel token create --scope read,write --collections collection:harbour --expires 7d --subject "Data desk"`,
    )
    .action(createToken);
}

function revokeCommand(): Command {
  return new Command('revoke')
    .description('Revoke a token: every node refuses it from now on and closes the sockets that use it.')
    .argument('<token>', 'the token, or its id (jti)')
    .addOption(expiresOption('when the revocation may be deleted (default: with the token, or 366d for an id)'))
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
    .description('Print a new random secret for BACKCHANNEL_TOKEN_SECRET.')
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

/** A function of its own, because the compiler does not rewrite the path of an import in a function with `await using`. */
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
  throw new InvalidArgumentError(`Give one or more of the scopes ${SCOPES.join(', ')}, separated by commas.`);
}

function collections(id: string, before: readonly string[] = []): string[] {
  if (isIdOf(id, 'collection')) return [...before, id];
  throw new InvalidArgumentError('It is not the id of a collection. Give an id such as collection:harbour.');
}

function expires(text: string): number {
  const seconds = parseSpan(text);
  if (seconds !== null && seconds <= MAX_DAYS * 86_400) return seconds;
  throw new InvalidArgumentError(`It is not a valid duration. Give one such as 12h, 30d or 8w, at most ${MAX_DAYS}d.`);
}
