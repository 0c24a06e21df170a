import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { signingKey, type TokenKey, verificationKey } from '../../../src/auth/token-keys.ts';
import { CLOCK_TOLERANCE_MS, MAX_TOKEN_LIFE_MS, signToken, verifyToken } from '../../../src/auth/tokens.ts';
import { grantedViewer } from '../../../src/domain/authority.ts';
import { NO_TOKENS, TOKEN_SECRET } from '../../support/tokens.ts';

const HOUR_MS = 3_600_000;
const SECRET = signingKey({ ...NO_TOKENS, secret: TOKEN_SECRET });
const GRANT = { scopes: ['read'], collections: 'ALL', lifeMs: HOUR_MS } as const;

const now = () => Math.floor(Date.now() / 1_000);
const GOOD = () => ({
  iss: 'backchannel',
  aud: 'backchannel',
  jti: 'one',
  iat: now(),
  exp: now() + 3_600,
  scope: 'read',
});
const signed = (claims: Record<string, unknown>, { algorithm, key }: TokenKey = SECRET) =>
  new SignJWT(claims).setProtectedHeader({ alg: algorithm }).sign(key);
const without = (claim: string) => Object.fromEntries(Object.entries(GOOD()).filter(([name]) => name !== claim));

const refusal = { name: 'DomainError', code: 'UNAUTHENTICATED' };

describe('A token', () => {
  it('says what its bearer may do, and until when', async () => {
    const { token, id, expires } = await signToken(SECRET, {
      scopes: ['read', 'write'],
      collections: ['collection:a'],
      subject: 'Data desk',
      lifeMs: HOUR_MS,
    });
    expect(await verifyToken(SECRET, token)).toEqual({
      id,
      expires: expires + CLOCK_TOLERANCE_MS,
      viewer: grantedViewer(['read', 'write'], ['collection:a']),
    });
    expect(expires - Date.now()).toBeGreaterThan(HOUR_MS - 60_000);
  });

  it('without collections is for all of them', async () => {
    const { viewer } = await verifyToken(SECRET, (await signToken(SECRET, GRANT)).token);
    expect(viewer).toEqual(grantedViewer(['read'], 'ALL'));
  });

  it('by another signer is accepted if its claims are right, in any order of scopes', async () => {
    const { viewer } = await verifyToken(SECRET, await signed({ ...GOOD(), scope: 'write  control', collections: [] }));
    expect(viewer).toEqual(grantedViewer(['write', 'control'], []));
  });

  it.each([
    ['scope', { scope: 'read admin' }],
    ['scope', { scope: '' }],
    ['scope', { scope: ['read'] }],
    ['collections', { collections: 'collection:a' }],
    ['collections', { collections: ['actor:a'] }],
    ['collections', { collections: null }],
    ['collections', { collections: Array.from({ length: 101 }, (_, index) => `collection:${index}`) }],
    ['jti', { jti: '' }],
    ['jti', { jti: 7 }],
    ['aud', { aud: 'another' }],
    ['iss', { iss: 'another' }],
    ['exp', { exp: 'tomorrow' }],
    ['nbf', { nbf: now() + 600 }],
    ['iat', { iat: now() + 600 }],
  ])('whose claim "%s" is wrong is refused: %j', async (claim, wrong) => {
    const verified = verifyToken(SECRET, await signed({ ...GOOD(), ...wrong }));
    await expect(verified).rejects.toMatchObject(refusal);
    await expect(verified).rejects.toThrow(`"${claim}"`);
  });

  it.each(['iss', 'aud', 'jti', 'iat', 'exp', 'scope'])('without the claim "%s" is refused', async (claim) => {
    const verified = verifyToken(SECRET, await signed(without(claim)));
    await expect(verified).rejects.toMatchObject(refusal);
    await expect(verified).rejects.toThrow(`"${claim}"`);
  });

  it('is refused when it has expired, with an allowance for different clocks', async () => {
    const tolerance = CLOCK_TOLERANCE_MS / 1_000;
    const expired = verifyToken(SECRET, await signed({ ...GOOD(), exp: now() - tolerance }));
    await expect(expired).rejects.toMatchObject({ ...refusal, message: 'The token has expired. Get a new one.' });
    await verifyToken(SECRET, await signed({ ...GOOD(), exp: now() - tolerance + 3 }));
  });

  it('is accepted for a year at most, even if it claims more', async () => {
    const year = MAX_TOKEN_LIFE_MS / 1_000;
    const long = { ...GOOD(), exp: now() + 10 * year };
    const { expires } = await verifyToken(SECRET, await signed(long));
    expect(expires).toBe(long.iat * 1_000 + MAX_TOKEN_LIFE_MS + CLOCK_TOLERANCE_MS);
    const old = verifyToken(SECRET, await signed({ ...long, iat: now() - year - 60 }));
    await expect(old).rejects.toMatchObject(refusal);
  });
});

const pair = (type: 'ed25519' | 'ec' | 'rsa') => {
  if (type === 'ed25519') return generateKeyPairSync('ed25519');
  if (type === 'ec') return generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return generateKeyPairSync('rsa', { modulusLength: 2_048 });
};
const PAIRS = (['ed25519', 'ec', 'rsa'] as const).map((type) => {
  const { publicKey, privateKey } = pair(type);
  return {
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
});
const KEYS = PAIRS.map(({ publicPem, privatePem }) => ({
  sign: signingKey({ ...NO_TOKENS, privateKey: privatePem }),
  verify: verificationKey({ ...NO_TOKENS, publicKey: publicPem }) ?? SECRET,
  publicPem,
}));

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('The signature of a token', () => {
  it('is by the one algorithm of each kind of key', () => {
    expect(KEYS.map(({ verify }) => verify.algorithm)).toEqual(['EdDSA', 'ES256', 'RS256']);
    expect(KEYS.map(({ sign }) => sign.algorithm)).toEqual(['EdDSA', 'ES256', 'RS256']);
  });

  it('is valid with its own key only', async () => {
    const signers = [SECRET, ...KEYS.map(({ sign }) => sign)];
    const verifiers = [SECRET, ...KEYS.map(({ verify }) => verify)];
    for (const [at, signer] of signers.entries()) {
      const { token } = await signToken(signer, GRANT);
      for (const [index, verifier] of verifiers.entries()) {
        if (index === at) expect((await verifyToken(verifier, token)).viewer.scopes).toEqual(['read']);
        else await expect(verifyToken(verifier, token)).rejects.toMatchObject(refusal);
      }
    }
  });

  it('is not made with the text of a public key as a secret', async () => {
    for (const { verify, publicPem } of KEYS) {
      const key = createSecretKey(publicPem, 'utf8');
      const forged = await signed(GOOD(), { algorithm: 'HS256', key });
      await expect(verifyToken(verify, forged)).rejects.toMatchObject(refusal);
    }
  });

  it('is required', async () => {
    for (const alg of ['none', 'None', 'HS256', '']) {
      for (const verifier of [SECRET, ...KEYS.map(({ verify }) => verify)]) {
        const unsigned = `${part({ alg })}.${part(GOOD())}.`;
        await expect(verifyToken(verifier, unsigned)).rejects.toMatchObject(refusal);
      }
    }
  });

  it('is of this secret, by this algorithm, and of these claims', async () => {
    const another = createSecretKey('another secret, as long as the first one is', 'utf8');
    const [header = '', claims = '', signature = ''] = (await signed(GOOD())).split('.');
    const forgeries = [
      await signed(GOOD(), { algorithm: 'HS256', key: another }),
      await new SignJWT(GOOD()).setProtectedHeader({ alg: 'HS512' }).sign(Buffer.from(TOKEN_SECRET.repeat(2))),
      [header, part({ ...GOOD(), scope: 'write' }), signature].join('.'),
      [part({ alg: 'HS256', crit: ['x'], x: 1 }), claims, signature].join('.'),
    ];
    for (const forged of forgeries) await expect(verifyToken(SECRET, forged)).rejects.toMatchObject(refusal);
  });

  it.each(['', '.', '..', 'a.b.c', 'null', '{}', 'x'.repeat(10_000)])('is not in %j', async (text) => {
    const verified = verifyToken(SECRET, text);
    await expect(verified).rejects.toMatchObject(refusal);
    if (text !== '' && text !== '.') await expect(verified).rejects.not.toThrow(text);
  });
});

describe('A key', () => {
  it('is needed to sign, and only one; a service may have none', () => {
    const [pair] = PAIRS;
    const both = { ...NO_TOKENS, secret: TOKEN_SECRET, privateKey: pair?.privatePem ?? '' };
    expect(() => signingKey(NO_TOKENS)).toThrow('Neither');
    expect(() => signingKey(both)).toThrow('Both');
    expect(verificationKey(NO_TOKENS)).toBeNull();
  });

  it('that is private is refused by a service that only verifies', () => {
    for (const { privatePem } of PAIRS) {
      const read = () => verificationKey({ ...NO_TOKENS, publicKey: privatePem });
      expect(read).toThrow('BACKCHANNEL_TOKEN_PUBLIC_KEY');
      expect(read).not.toThrow(privatePem.split('\n')[1]);
    }
  });

  it.each([
    ['a text that is not a key', 'nonsense', 'is not a public key'],
    ['a file that is not there', '@/nowhere/key.pem', 'the file cannot be read: no such file or folder (ENOENT)'],
    [
      'a curve of another kind',
      publicPem(generateKeyPairSync('ec', { namedCurve: 'P-384' })),
      'is a key of an unsupported kind. Use Ed25519, P-256, or RSA with at least 2048 bits.',
    ],
    [
      'RSA that is too short',
      publicPem(generateKeyPairSync('rsa', { modulusLength: 1_024 })),
      'is a key of an unsupported kind. Use Ed25519, P-256, or RSA with at least 2048 bits.',
    ],
    [
      'X25519',
      publicPem(generateKeyPairSync('x25519')),
      'is a key of an unsupported kind. Use Ed25519, P-256, or RSA with at least 2048 bits.',
    ],
  ])('that is %s is wrong configuration', (_what, publicKey, said) => {
    const read = () => verificationKey({ ...NO_TOKENS, publicKey });
    expect(read).toThrow(expect.objectContaining({ code: 'BAD_CONFIGURATION' }));
    expect(read).toThrow(said);
  });
});

function publicPem({ publicKey }: ReturnType<typeof generateKeyPairSync>): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
