import { joseSigner, type JoseAlgorithm } from './jose.ts';
import type { Sign } from './ports.ts';

export interface JosePair {
  readonly sign: Sign;
  readonly jwk: JsonWebKey;
}

const generated: Readonly<Record<JoseAlgorithm, EcKeyGenParams | RsaHashedKeyGenParams | Algorithm>> = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384' },
  ES512: { name: 'ECDSA', namedCurve: 'P-521' },
  EdDSA: { name: 'Ed25519' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
};

/** A fresh pair of keys of that algorithm, for specs and for the conformance tool. */
export const givenJosePair = async (alg: JoseAlgorithm): Promise<JosePair> => {
  const pair = (await crypto.subtle.generateKey(generated[alg], true, ['sign', 'verify'])) as CryptoKeyPair;
  return { sign: joseSigner(pair.privateKey, alg), jwk: await crypto.subtle.exportKey('jwk', pair.publicKey) };
};
