/** The crypto port over WebCrypto: browsers, and Node where speed does not matter. */
import { decodeBytes, encodeBytes } from './base64url.ts';
import { publicJwkOf } from './jwt.ts';
import type { CryptoPort, PublicJwk, Sign } from './ports.ts';

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const encoder = new TextEncoder();

const importPublic = ({ kty, crv, x, y }: PublicJwk): Promise<CryptoKey> =>
  crypto.subtle.importKey('jwk', { kty, crv, x, y }, ecdsa, true, ['verify']);

export const webCrypto: CryptoPort = {
  digests: (texts) =>
    Promise.all(texts.map(async (text) => encodeBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)))))),
  async hmac(key, text) {
    const imported = await crypto.subtle.importKey('raw', new Uint8Array(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    return new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)));
  },
  salts: (count) => Array.from({ length: count }, () => encodeBytes(crypto.getRandomValues(new Uint8Array(16)))),
  async verify(key, input, signature) {
    try {
      return await crypto.subtle.verify(ecdsa, await importPublic(key), decodeBytes(signature), encoder.encode(input));
    } catch {
      return false;
    }
  },
};

/** Signs with a WebCrypto private key, which may be non-extractable. */
export const signerOf =
  (privateKey: CryptoKey): Sign =>
  async (input) =>
    encodeBytes(new Uint8Array(await crypto.subtle.sign(ecdsa, privateKey, encoder.encode(input))));

export interface WebKeyPair {
  readonly privateKey: CryptoKey;
  readonly jwk: PublicJwk;
}

/** A fresh P-256 pair; its private half never leaves WebCrypto. */
export const makeWebKeyPair = async (): Promise<WebKeyPair> => {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(ecdsa, false, ['sign', 'verify']);
  const jwk = publicJwkOf(await crypto.subtle.exportKey('jwk', publicKey));
  if (!jwk) throw new Error('this browser made no P-256 key');
  return { privateKey, jwk };
};
