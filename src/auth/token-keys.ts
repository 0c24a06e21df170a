/** The keys of tokens. The kind of a key decides its one algorithm. The algorithm that a token names does not count. */
import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { TokenConfig } from '../config.ts';
import { DomainError } from '../errors.ts';
import { systemReason } from '../system-errors.ts';

export interface TokenKey {
  readonly algorithm: 'HS256' | 'EdDSA' | 'ES256' | 'RS256';
  readonly key: KeyObject;
}

const MIN_RSA_BITS = 2_048;

/**
 * The key that verifies tokens; null if the service accepts none.
 *
 * @throws DomainError BAD_CONFIGURATION if it is not a public key.
 */
export function verificationKey({ secret, publicKey }: TokenConfig): TokenKey | null {
  if (secret !== null) return secretKey(secret);
  if (publicKey === null) return null;
  return pemKey('BACKCHANNEL_TOKEN_PUBLIC_KEY', 'public', publicKey, (pem) => {
    // Node would use the public half of a private key, which a service that only verifies should not have.
    if (pem.includes('PRIVATE KEY')) throw new Error('this key is private; only the signer of tokens needs it');
    return createPublicKey(pem);
  });
}

/**
 * The key that signs tokens.
 *
 * @throws DomainError BAD_CONFIGURATION if there is none, if there are two, or if it is not a private key.
 */
export function signingKey({ secret, privateKey }: TokenConfig): TokenKey {
  if ((secret === null) === (privateKey === null)) {
    const what = secret === null ? 'Neither of them is set' : 'Both of them are set';
    throw new DomainError(
      'BAD_CONFIGURATION',
      `A token is signed with BACKCHANNEL_TOKEN_SECRET or with BACKCHANNEL_TOKEN_PRIVATE_KEY. ${what}. Set one of them.`,
    );
  }
  if (secret !== null) return secretKey(secret);
  return pemKey('BACKCHANNEL_TOKEN_PRIVATE_KEY', 'private', privateKey ?? '', (pem) => createPrivateKey(pem));
}

function secretKey(secret: string): TokenKey {
  return { algorithm: 'HS256', key: createSecretKey(secret, 'utf8') };
}

function pemKey(variable: string, kind: string, given: string, parse: (pem: string) => KeyObject): TokenKey {
  const wrong = (reason: string, cause?: unknown) =>
    new DomainError('BAD_CONFIGURATION', `${variable}: ${reason}`, {}, { cause });
  const pem = given.startsWith('@') ? readPem(given.slice(1), wrong) : given;
  let key: KeyObject;
  try {
    key = parse(pem);
  } catch (error) {
    throw wrong(`is not a ${kind} key in PEM. Write the key itself, or @ and the name of its file.`, error);
  }
  const algorithm = algorithmOf(key);
  if (algorithm !== null) return { algorithm, key };
  throw wrong(`is a key of an unsupported kind. Use Ed25519, P-256, or RSA with at least ${MIN_RSA_BITS} bits.`);
}

function readPem(file: string, wrong: (reason: string, cause: unknown) => DomainError): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw wrong(`the file cannot be read: ${systemReason(error)}`, error);
  }
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): TokenKey['algorithm'] | null {
  if (asymmetricKeyType === 'ed25519') return 'EdDSA';
  if (asymmetricKeyType === 'ec') return asymmetricKeyDetails?.namedCurve === 'prime256v1' ? 'ES256' : null;
  if (asymmetricKeyType === 'rsa') return (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS ? 'RS256' : null;
  return null;
}
