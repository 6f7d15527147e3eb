import { createHash, randomBytes } from 'node:crypto';
import { HashAlgorithm, Oauth2AuthorizationServer, setGlobalConfig, type CallbackContext, type JwtSigner } from '@openid4vc/oauth2';
import { Openid4vciIssuer } from '@openid4vc/openid4vci';
import { keyOfDidUrl } from '#shared/credentials/did-key';
import { publicJwkOf } from '#shared/credentials/jwt';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import type { House } from '#shared/server/house';

const never = (): Promise<never> => Promise.reject(new Error('this server neither signs nor encrypts through the protocol library'));

const algorithms: Readonly<Record<HashAlgorithm, string>> = {
  [HashAlgorithm.Sha256]: 'sha256',
  [HashAlgorithm.Sha384]: 'sha384',
  [HashAlgorithm.Sha512]: 'sha512',
};

const keyOfSigner = (signer: JwtSigner) =>
  signer.method === 'jwk' ? publicJwkOf(signer.publicJwk) : signer.method === 'did' ? keyOfDidUrl(signer.didUrl) : null;

/** ES256 by a public P-256 key that stands in the header, bare or in a DID, and nothing else: an `oct` key with HS256 finds no way in (credentials.md 8). */
const verifyJwt: CallbackContext['verifyJwt'] = async (signer, { compact }) => {
  const jwk = signer.alg === 'ES256' ? keyOfSigner(signer) : null;
  if (!jwk) return { verified: false };
  const end = compact.lastIndexOf('.');
  const verified = await nodeCrypto.verify(jwk, compact.slice(0, end), compact.slice(end + 1));
  return verified ? { verified, signerJwk: { ...jwk } } : { verified };
};

/** What the protocol endpoints share. */
export interface Protocol {
  readonly house: House;
  readonly vci: Openid4vciIssuer;
  readonly as: Oauth2AuthorizationServer;
}

/** Opens the protocol library. Its leave to use plain http is global to the process: given only when every public URL is localhost. */
export const openProtocol = (house: House): Protocol => {
  if (house.config.local) setGlobalConfig({ allowInsecureUrls: true });
  const callbacks = {
    fetch: never,
    hash: (data: Uint8Array, algorithm: HashAlgorithm) => new Uint8Array(createHash(algorithms[algorithm]).update(data).digest()),
    generateRandom: (count: number) => new Uint8Array(randomBytes(count)),
    signJwt: never,
    verifyJwt,
    encryptJwe: never,
    decryptJwe: () => Promise.resolve({ decrypted: false as const }),
    clientAuthentication: () => undefined,
  };
  return { house, vci: new Openid4vciIssuer({ callbacks }), as: new Oauth2AuthorizationServer({ callbacks }) };
};
