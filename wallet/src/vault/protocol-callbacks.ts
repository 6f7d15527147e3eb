import { setGlobalConfig, clientAuthenticationAnonymous, type CallbackContext, type Jwk, type JwtSigner } from '@openid4vc/oauth2';
import * as jose from 'jose';
import { encodeBytes, encodeText } from '#shared/credentials/base64url';
import { didOf } from '#shared/credentials/did';
import { keyOf } from '#shared/credentials/did-resolver';
import type { PublicJwk } from '#shared/credentials/ports';
import { thumbprintOf } from './holder-key.ts';
import { trustOf } from './trust.ts';
import type { Wallet } from './wallet.ts';

const json = (value: unknown): string => encodeText(JSON.stringify(value));

const sha = async (data: Uint8Array, algorithm: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest(algorithm.toUpperCase().replace(/^SHA-?/u, 'SHA-'), new Uint8Array(data)));

/** The key of a DID that may authenticate: request objects are signed by it (OpenID4VP 1.0 section 5.9.3, decentralized_identifier). */
const signerKey = async (wallet: Wallet, signer: JwtSigner): Promise<Jwk | null> => {
  if (signer.method === 'jwk') return signer.publicJwk;
  if (signer.method !== 'did') return null;
  const resolved = await trustOf(wallet).resolver.resolve(didOf(signer.didUrl));
  return resolved.document ? ((keyOf(resolved.document, signer.didUrl, 'authentication')?.jwk ?? null) as Jwk | null) : null;
};

/** What the OpenID4VC libraries ask of us: keys stay in the keyring, only ES256 verifies, requests go out without cookies or redirects. */
export const protocolCallbacks = (wallet: Wallet): CallbackContext => {
  setGlobalConfig({ allowInsecureUrls: wallet.settings.local });
  return {
    fetch: (input, init) =>
      fetch(input, { ...init, credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(15_000) }),
    hash: sha,
    generateRandom: (length) => crypto.getRandomValues(new Uint8Array(length)),
    async signJwt(signer, { header, payload }) {
      if (signer.method !== 'jwk') throw new Error('a wallet signs with its own keys');
      const input = `${json(header)}.${json(payload)}`;
      const thumbprint = await thumbprintOf(signer.publicJwk as unknown as PublicJwk);
      return { jwt: `${input}.${await wallet.keyring.sign(thumbprint, input)}`, signerJwk: signer.publicJwk };
    },
    async verifyJwt(signer, { compact, header }) {
      const jwk = header.alg === 'ES256' ? await signerKey(wallet, signer) : null;
      if (!jwk) return { verified: false };
      const [head, body, signature] = compact.split('.');
      const good = await wallet.crypto.verify(jwk as unknown as PublicJwk, `${head}.${body}`, signature ?? '');
      return good ? { verified: true, signerJwk: jwk } : { verified: false };
    },
    async encryptJwe({ publicJwk, alg, enc, apu, apv }, data) {
      const header = { alg, enc, ...(publicJwk.kid ? { kid: publicJwk.kid } : {}), ...(apu ? { apu } : {}), ...(apv ? { apv } : {}) };
      const key = await jose.importJWK(publicJwk, alg);
      return {
        encryptionJwk: publicJwk,
        jwe: await new jose.CompactEncrypt(new TextEncoder().encode(data)).setProtectedHeader(header).encrypt(key),
      };
    },
    decryptJwe: () => ({ decrypted: false }),
    clientAuthentication: clientAuthenticationAnonymous(),
  };
};

export const randomName = (): string => encodeBytes(crypto.getRandomValues(new Uint8Array(16)));
