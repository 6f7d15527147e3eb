import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { accessTokenHash } from './dpop.ts';

export interface GivenKey {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

/** A wallet's key pair. */
export const givenKeyPair = async (): Promise<GivenKey> => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return { privateKey: privateKey, jwk: await exportJWK(publicKey) };
};

export interface GivenProof {
  readonly method: string;
  readonly url: string;
  readonly now: Date;
  readonly accessToken?: string;
  /** Changes, to make a proof that must be refused. */
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** A DPoP proof as a wallet makes it. */
export const givenProof = (key: GivenKey, given: GivenProof): Promise<string> =>
  new SignJWT({
    ...{ jti: crypto.randomUUID(), htm: given.method, htu: given.url, iat: Math.floor(given.now.getTime() / 1000) },
    ...(given.accessToken ? { ath: accessTokenHash(given.accessToken) } : {}),
    ...given.claims,
  })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.jwk, ...given.header })
    .sign(key.privateKey);
