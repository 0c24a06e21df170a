import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';

describe('The configuration', () => {
  test('needs nothing to be set, and an empty variable is one that is not set', () => {
    expect(readConfig({}, { PORT: '', HOST: '' })).toEqual(readConfig({}, {}));
    expect(readConfig({}, {})).toMatchObject({ host: '127.0.0.1', port: 4000, seed: true, introspection: true });
  });

  test('takes options of the command line before the environment', () => {
    const config = readConfig({ port: '0', store: 'sqlite:a.db' }, { PORT: '8080', BACKCHANNEL_STORE: 'sqlite:b.db' });
    expect(config).toMatchObject({ port: 0, store: 'sqlite:a.db' });
  });

  test('splits the origins that are allowed', () => {
    const { allowedOrigins } = readConfig({}, { BACKCHANNEL_ALLOWED_ORIGINS: 'https://a.example, https://b.example,' });
    expect(allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
  });

  test('keeps the log of changes for a week, or as long as it is told', () => {
    expect(readConfig({}, {}).logRetentionMs).toBe(7 * 86_400_000);
    expect(readConfig({}, { BACKCHANNEL_LOG_RETENTION: 'PT90M' }).logRetentionMs).toBe(5_400_000);
  });

  test.each([
    ['BACKCHANNEL_LOG_RETENTION', 'a week', 'is not an ISO 8601 duration'],
    ['BACKCHANNEL_LOG_RETENTION', 'P1M', 'has an exact length'],
    ['BACKCHANNEL_LOG_RETENTION', 'PT0S', 'longer than nothing'],
    ['BACKCHANNEL_LOG_RETENTION', '-P1D', 'longer than nothing'],
    ['PORT', '65536', 'is not a port'],
    ['PORT', '0x10', 'is not a port'],
    ['PORT', '-1', 'is not a port'],
    ['BACKCHANNEL_STORE', 'mongodb://', 'neither sqlite:FILE nor mongodb'],
    ['BACKCHANNEL_LOG_LEVEL', 'loud', 'trace'],
    ['BACKCHANNEL_INTROSPECTION', 'yes', 'neither true nor false'],
    ['BACKCHANNEL_TOKEN_SECRET', 'only thirty bytes of a secret..', '32 bytes'],
  ])('names the variable that is wrong: %s=%s', (name, value, said) => {
    expect(() => readConfig({}, { [name]: value })).toThrow(`${name}: `);
    expect(() => readConfig({}, { [name]: value })).toThrow(said);
  });

  test('takes a secret or a public key for tokens, not both, and repeats neither', () => {
    const [secret, publicKey] = ['a secret of more than thirty-two bytes', 'a public key'];
    const tokens = { secret, publicKey: null, privateKey: null };
    expect(readConfig({}, {}).tokens).toEqual({ secret: null, publicKey: null, privateKey: null });
    expect(readConfig({}, { BACKCHANNEL_TOKEN_SECRET: secret }).tokens).toEqual(tokens);
    const both = () => readConfig({}, { BACKCHANNEL_TOKEN_SECRET: secret, BACKCHANNEL_TOKEN_PUBLIC_KEY: publicKey });
    expect(both).toThrow('not with both');
    expect(both).not.toThrow(secret);
    expect(() => readConfig({}, { BACKCHANNEL_TOKEN_SECRET: 'short secret' })).not.toThrow('short secret');
  });

  test('does not repeat a location that may hold a password', () => {
    const wrong = () => readConfig({ store: 'mongo://user:secret@host/database' }, {});
    expect(wrong).toThrow('BACKCHANNEL_STORE');
    expect(wrong).not.toThrow('secret');
  });
});
