// Keys of the peers: made, signed with and checked by node:crypto and jose, with nothing of our own code.
import { createHash, createPublicKey, randomBytes, verify, X509Certificate } from 'node:crypto';
import { setGlobalConfig, clientAuthenticationNone, type CallbackContext, type Jwk, type JwtSigner } from '@openid4vc/oauth2';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import * as jose from 'jose';

export interface PeerKey {
  readonly jwk: { readonly kty: string; readonly crv: string; readonly x: string; readonly y: string };
  readonly privateKey: CryptoKey;
}

/** To sign with, or with `ECDH-ES` to have things encrypted for. */
export const newKey = async (algorithm: 'ES256' | 'ECDH-ES' = 'ES256'): Promise<PeerKey> => {
  const { publicKey, privateKey } = await jose.generateKeyPair(algorithm, { crv: 'P-256', extractable: true });
  const { x = '', y = '' } = await jose.exportJWK(publicKey);
  return { privateKey, jwk: { kty: 'EC', crv: 'P-256', x, y } };
};

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));
const ecdsa = { name: 'ECDSA', hash: 'SHA-256' } as const;

export const signText = async ({ privateKey }: PeerKey, text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.sign(ecdsa, privateKey, bytes(text))).toString('base64url');
export const isSigned = (jwk: object, text: string, signature: string): boolean =>
  verify(
    'sha256',
    Buffer.from(text),
    { key: createPublicKey({ key: jwk as never, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );

const json = async <T>(url: string): Promise<T> => {
  const answer = await fetch(url, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return (await answer.json()) as T;
};

interface DidDocument {
  readonly verificationMethod: readonly { readonly id: string; readonly publicKeyJwk: Jwk }[];
}

/** The key a DID URL names: by its own document for did:web, by itself for did:jwk. */
export const keyOfDid = async (didUrl: string): Promise<Jwk> => {
  const [did = ''] = didUrl.split('#');
  if (did.startsWith('did:jwk:')) return JSON.parse(Buffer.from(did.slice('did:jwk:'.length), 'base64url').toString()) as Jwk;
  const [host = '', ...folders] = did.slice('did:web:'.length).split(':').map(decodeURIComponent);
  const place = `${host.startsWith('localhost') ? 'http' : 'https'}://${host}/${folders.length > 0 ? folders.join('/') : '.well-known'}`;
  const { verificationMethod } = await json<DidDocument>(`${place}/did.json`);
  const method = verificationMethod.find(({ id }) => id === didUrl || did + id === didUrl);
  if (!method) throw new Error(`${didUrl} is not in its document`);
  return method.publicKeyJwk;
};

const keyOfSigner = async (signer: JwtSigner): Promise<Jwk | null> => {
  if (signer.method === 'jwk') return signer.publicJwk;
  if (signer.method === 'did') return keyOfDid(signer.didUrl);
  if (signer.method !== 'x5c') return null;
  const leaf = new X509Certificate(Buffer.from(signer.x5c[0]!, 'base64'));
  return (await jose.exportJWK(leaf.publicKey)) as Jwk;
};

const namesOf = (certificate: string) => {
  const names = (new X509Certificate(Buffer.from(certificate, 'base64')).subjectAltName ?? '').split(', ');
  const after = (word: string) => names.filter((name) => name.startsWith(word)).map((name) => name.slice(word.length));
  return { sanDnsNames: after('DNS:'), sanUriNames: after('URI:') };
};

/** What the libraries of the OpenWallet Foundation leave to whoever uses them, for a peer with these keys. */
export const peerCallbacks = (keys: readonly PeerKey[]): CallbackContext => {
  setGlobalConfig({ allowInsecureUrls: true });
  const owned = (jwk: unknown) => keys.find((one) => one.jwk.x === (jwk as PeerKey['jwk']).x);
  return {
    fetch: (input, init) => fetch(input, init),
    hash: (data, algorithm) => new Uint8Array(createHash(algorithm.replace('-', '')).update(data).digest()),
    generateRandom: (count) => new Uint8Array(randomBytes(count)),
    async signJwt(signer, { header, payload }) {
      const key = (signer.method === 'jwk' ? owned(signer.publicJwk) : keys[0])!;
      const jwt = await new jose.SignJWT(payload).setProtectedHeader(header).sign(key.privateKey);
      return { jwt, signerJwk: { ...key.jwk } };
    },
    async verifyJwt(signer, { compact }) {
      const signerJwk = await keyOfSigner(signer);
      if (!signerJwk) return { verified: false };
      await jose.compactVerify(compact, await jose.importJWK(signerJwk, 'ES256'), { algorithms: ['ES256'] });
      return { verified: true, signerJwk };
    },
    async encryptJwe({ publicJwk, alg, enc, apu, apv }, data) {
      const header = { alg, enc, ...(publicJwk.kid ? { kid: publicJwk.kid } : {}), ...(apu ? { apu } : {}), ...(apv ? { apv } : {}) };
      const recipient = await jose.importJWK(publicJwk, alg);
      return { encryptionJwk: publicJwk, jwe: await new jose.CompactEncrypt(bytes(data)).setProtectedHeader(header).encrypt(recipient) };
    },
    async decryptJwe(jwe) {
      const { plaintext } = await jose.compactDecrypt(jwe, keys[0]!.privateKey);
      return { decrypted: true, decryptionJwk: { ...keys[0]!.jwk }, payload: Buffer.from(plaintext).toString() };
    },
    clientAuthentication: clientAuthenticationNone({ clientId: 'https://autre-carnet.example' }),
    getX509CertificateMetadata: namesOf,
  };
};

const headerOf = (signed: string): Readonly<Record<string, unknown>> => jose.decodeProtectedHeader(`${signed}.`);

/** The key of whoever signed this, by the DID that its `kid` names. */
const isIssuers = async (data: string, signature: string): Promise<boolean> =>
  isSigned(await keyOfDid(String(headerOf(data)['kid'])), data, signature);

/** `@sd-jwt` as it stands: the issuer's key by its DID, the status list fetched from its address, the binding by the key in `cnf`. */
export const sdJwtOf = (holder: PeerKey, signer?: PeerKey): SDJwtVcInstance =>
  new SDJwtVcInstance({
    ...(signer ? { signer: (data: string) => signText(signer, data), signAlg: 'ES256' } : {}),
    verifier: isIssuers,
    kbSigner: (data) => signText(holder, data),
    kbSignAlg: 'ES256',
    kbVerifier: (data, signature, payload) => Promise.resolve(isSigned((payload.cnf as { jwk: object }).jwk, data, signature)),
    hasher: (data) =>
      new Uint8Array(
        createHash('sha256')
          .update(typeof data === 'string' ? data : Buffer.from(data))
          .digest(),
      ),
    hashAlg: 'sha-256',
    saltGenerator: () => randomBytes(16).toString('base64url'),
  });
