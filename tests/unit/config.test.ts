import { describe, expect, test } from 'vitest';
import { readConfig, VARIABLES } from '../../src/config.ts';
import { DomainError } from '../../src/errors.ts';

const NO_PORT = 'is not a port number. Give a number from 0 to 65535; 0 takes any free port.';
const NO_RETENTION =
  'is not an ISO 8601 duration of an exact length. ' +
  'Write a duration above zero in weeks, days, hours, minutes or seconds, such as P7D or PT12H.';

describe('The configuration', () => {
  test('needs no variable, and treats an empty variable as absent', () => {
    expect(readConfig({}, { PORT: '', HOST: '' })).toEqual(readConfig({}, {}));
    expect(readConfig({}, {})).toMatchObject({ host: '127.0.0.1', port: 4000, seed: true, introspection: true });
  });

  test('prefers options of the command line to the environment', () => {
    const config = readConfig({ port: '0', store: 'sqlite:a.db' }, { PORT: '8080', BACKCHANNEL_STORE: 'sqlite:b.db' });
    expect(config).toMatchObject({ port: 0, store: 'sqlite:a.db' });
  });

  test('splits the origins that are allowed', () => {
    const { allowedOrigins } = readConfig({}, { BACKCHANNEL_ALLOWED_ORIGINS: 'https://a.example, https://b.example,' });
    expect(allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
  });

  test('keeps the change log for a week, or as long as the setting says', () => {
    expect(readConfig({}, {}).logRetentionMs).toBe(7 * 86_400_000);
    expect(readConfig({}, { BACKCHANNEL_LOG_RETENTION: 'PT90M' }).logRetentionMs).toBe(5_400_000);
  });

  test.each([
    ['BACKCHANNEL_LOG_RETENTION', 'a week', `"a week" ${NO_RETENTION}`],
    ['BACKCHANNEL_LOG_RETENTION', 'P1M', `"P1M" ${NO_RETENTION}`],
    ['BACKCHANNEL_LOG_RETENTION', 'PT0S', `"PT0S" ${NO_RETENTION}`],
    ['BACKCHANNEL_LOG_RETENTION', '-P1D', `"-P1D" ${NO_RETENTION}`],
    ['PORT', '65536', `"65536" ${NO_PORT}`],
    ['PORT', '0x10', `"0x10" ${NO_PORT}`],
    ['PORT', '-1', `"-1" ${NO_PORT}`],
    [
      'BACKCHANNEL_STORE',
      'mongodb://',
      'The value is not the location of a store. Write sqlite:FILE or mongodb://HOST/DATABASE.',
    ],
    [
      'BACKCHANNEL_LOG_LEVEL',
      'loud',
      '"loud" is not a log level. Give one of trace, debug, info, warn, error, fatal, silent.',
    ],
    ['BACKCHANNEL_INTROSPECTION', 'yes', '"yes" is neither true nor false. Write one of the two.'],
    [
      'BACKCHANNEL_TOKEN_SECRET',
      'only thirty bytes of a secret..',
      'The secret is shorter than 32 bytes. Make a new one with "backchannel token secret".',
    ],
  ])('names the wrong variable and says what to do: %s=%s', (name, value, message) => {
    expect(() => readConfig({}, { [name]: value })).toThrow(
      new DomainError('BAD_CONFIGURATION', `${name}: ${message}`),
    );
  });

  test('describes every variable, with its default', () => {
    const defaults = Object.fromEntries(VARIABLES.map(({ name, fallback }) => [name, fallback ?? undefined]));
    expect(readConfig({}, defaults)).toEqual(readConfig({}, {}));
    for (const { name, meaning, reason } of VARIABLES) expect([name, meaning, reason]).not.toContain('');
    expect(VARIABLES).toHaveLength(24);
  });

  test('takes a secret or a public key for tokens, but not both, and never shows them in an error', () => {
    const [secret, publicKey] = ['a secret of more than thirty-two bytes', 'a public key'];
    const tokens = { secret, publicKey: null, privateKey: null };
    expect(readConfig({}, {}).tokens).toEqual({ secret: null, publicKey: null, privateKey: null });
    expect(readConfig({}, { BACKCHANNEL_TOKEN_SECRET: secret }).tokens).toEqual(tokens);
    const both = () => readConfig({}, { BACKCHANNEL_TOKEN_SECRET: secret, BACKCHANNEL_TOKEN_PUBLIC_KEY: publicKey });
    expect(both).toThrow(
      'BACKCHANNEL_TOKEN_PUBLIC_KEY: A service takes a public key or BACKCHANNEL_TOKEN_SECRET, but not both.',
    );
    expect(both).not.toThrow(secret);
    expect(() => readConfig({}, { BACKCHANNEL_TOKEN_SECRET: 'short secret' })).not.toThrow('short secret');
  });

  test('does not repeat a location that may hold a password', () => {
    const wrong = () => readConfig({ store: 'mongo://user:secret@host/database' }, {});
    expect(wrong).toThrow('BACKCHANNEL_STORE');
    expect(wrong).not.toThrow('secret');
  });
});
