import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signingKey, verificationKey } from '../../src/auth/token-keys.ts';
import { verifyToken } from '../../src/auth/tokens.ts';
import { grantedViewer } from '../../src/domain/authority.ts';
import { backchannel, backchannelWith } from '../support/shell.ts';
import { sqlitePlace } from '../support/test-stores.ts';
import { NO_TOKENS, TOKEN_SECRET, tokenFor } from '../support/tokens.ts';

const WITH_SECRET = { BACKCHANNEL_TOKEN_SECRET: TOKEN_SECRET };
const KEY = signingKey({ ...NO_TOKENS, secret: TOKEN_SECRET });
const HOUR_MS = 3_600_000;

describe('token create', () => {
  it('prints the token to standard output, and its description to standard error', async () => {
    const said = ['--scope', 'write,read', '--collections', 'collection:a', 'collection:b', '--expires', '12h'];
    const made = await backchannelWith(WITH_SECRET, 'token', 'create', ...said, '--subject', 'Data desk');
    expect(made.code).toBe(0);
    expect(made.stdout).toMatch(/^[\w.-]+\n$/);
    const token = made.stdout.trim();
    const { id, expires, viewer } = await verifyToken(KEY, token);
    expect(viewer).toEqual(grantedViewer(['read', 'write'], ['collection:a', 'collection:b']));
    expect(Math.abs(expires - Date.now() - 12 * HOUR_MS)).toBeLessThan(HOUR_MS);
    for (const detail of [id, 'read, write', 'collection:b', 'Data desk']) expect(made.stderr).toContain(detail);
    expect(made.stderr).not.toContain(token);
  });

  it('signs with a private key from a file, for services that have only the public one', async () => {
    await using place = await sqlitePlace();
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const file = join(place.location.replace(/^sqlite:/, ''), '..', 'private.pem');
    await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const variables = { BACKCHANNEL_TOKEN_PRIVATE_KEY: `@${file}` };
    const { code, stdout } = await backchannelWith(variables, 'token', 'create', '--scope', 'control');
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const key = verificationKey({ ...NO_TOKENS, publicKey: pem }) ?? KEY;
    expect([code, (await verifyToken(key, stdout.trim())).viewer]).toEqual([0, grantedViewer(['control'], 'ALL')]);
  });

  it.each([
    ['without a key', {}, ['--scope', 'read'], 'Neither'],
    ['with two', { ...WITH_SECRET, BACKCHANNEL_TOKEN_PRIVATE_KEY: 'x' }, ['--scope', 'read'], 'Both'],
    ['with a short secret', { BACKCHANNEL_TOKEN_SECRET: 'x'.repeat(31) }, ['--scope', 'read'], '32 bytes'],
    ['without a scope', WITH_SECRET, [], '--scope'],
    ['with an unknown scope', WITH_SECRET, ['--scope', 'read,admin'], 'read, control, write'],
    [
      'with an id that is not that of a collection',
      WITH_SECRET,
      ['--scope', 'read', '--collections', 'actor:a'],
      'collection:harbour',
    ],
    ['for more than a year', WITH_SECRET, ['--scope', 'read', '--expires', '2y'], '366d'],
  ])('%s reports the problem, and exits with 2', async (_what, variables, said, reason) => {
    const made = await backchannelWith(variables, 'token', 'create', ...said);
    expect([made.code, made.stdout]).toEqual([2, '']);
    expect(made.stderr).toContain(reason);
  });
});

describe('token secret', () => {
  it('prints a new one each time, which is long enough', async () => {
    const [one, another] = await Promise.all([backchannel('token', 'secret'), backchannel('token', 'secret')]);
    expect([one.code, one.stdout === another.stdout]).toEqual([0, false]);
    const made = await backchannelWith(
      { BACKCHANNEL_TOKEN_SECRET: one.stdout.trim() },
      ...['token', 'create', '--scope', 'read'],
    );
    expect(made.code).toBe(0);
  });
});

describe('token revoke', () => {
  it('accepts a token, or its id', async () => {
    await using place = await sqlitePlace();
    const [first, second] = [await tokenFor(['read']), await tokenFor(['read'])];
    for (const given of [first.token, second.id]) {
      const { code, stdout, stderr } = await backchannel('token', 'revoke', given, '--store', place.location);
      expect([code, stdout]).toEqual([0, '']);
      expect(stderr).not.toContain(first.token);
    }
    const store = await place.open();
    const revoked = await store.shared.read('revocation');
    expect(revoked.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    // A revocation lasts longer than its token; if only the id is known, longer than any token.
    const expiresOf = (id: string) => revoked.find((piece) => piece.id === id)?.expires ?? 0;
    expect(expiresOf(first.id)).toBeGreaterThan(first.expires);
    expect(expiresOf(second.id) - Date.now()).toBeGreaterThan(365 * 24 * HOUR_MS);
  });

  it.each(['not.a.token', ' '])(
    'of %j reports that it is not a token, does not repeat it, and exits with 2',
    async (given) => {
      const { code, stderr } = await backchannel('token', 'revoke', given, '--store', 'sqlite::memory:');
      expect([code, stderr.includes('not.a.token')]).toEqual([2, false]);
      expect(stderr).toContain('This is neither a token nor the id of a token.');
    },
  );

  it('exits with 3 if the store cannot be reached', async () => {
    const { id } = await tokenFor(['read']);
    const { code } = await backchannel('token', 'revoke', id, '--store', 'sqlite:/dev/null/backchannel.db');
    expect(code).toBe(3);
  });
});
