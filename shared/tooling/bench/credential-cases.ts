/** What the credential figures measure: 12 claims, 8 of them disclosable, P-256, bound to a holder (performance.md 2). */
import { createPrivateKey, generateKeyPairSync, hash, sign, verify, type KeyObject } from 'node:crypto';
import { didWebDocument } from '#shared/credentials/did-web';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import { issueSdJwt, type ToIssue } from '#shared/credentials/issue';
import { credentialsContext } from '#shared/credentials/ld';
import type { JsonObject, PublicJwk } from '#shared/credentials/ports';
import { presentCredential } from '#shared/credentials/present';
import type { Trust } from '#shared/credentials/registry';
import type { StatusReader } from '#shared/credentials/status-cache';
import { makeStatusList } from '#shared/credentials/status-list';
import type { CredentialToSign, KeptKey } from '#shared/server/keys/keys';
import { nodeCrypto, nodeSigner } from '#shared/server/keys/node-crypto';
import { publicJwkFrom } from '#shared/server/keys/platform-key';

export const did = 'did:web:organisme.example:o:atelier';
export const kid = `${did}#key-1`;
export const now = 1_795_251_600;
export const audience = 'decentralized_identifier:did:web:verifieur.example';
const vct = 'https://organisme.example/vct/competence/1';
const statusUri = 'https://organisme.example/o/atelier/status/1';

const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, publicKey, jwk: publicJwkFrom(privateKey) };
};
export const issuer = pair();
export const holder = pair();

/** As many holders as asked: their keys, and their names by RFC 7638. */
export const holderKeys = (count: number) =>
  Array.from({ length: count }, () => {
    const { crv, kty, x, y } = pair().jwk;
    return { jwk: { kty, crv, x, y }, thumbprint: hash('sha256', JSON.stringify({ crv, kty, x, y }), 'base64url') };
  });

const claims = Object.fromEntries(Array.from({ length: 12 }, (_, place) => [`claim${place}`, `valeur numéro ${place} de la personne`]));
export const ld: JsonObject = { '@context': [credentialsContext], type: ['VerifiableCredential'], credentialSubject: claims };
export const disclosable = Array.from({ length: 8 }, (_, place) => ['ld', 'credentialSubject', `claim${place}`]);
export const hiddenNames = disclosable.map((path) => path[2]!);

export const payload: JsonObject = {
  iss: did,
  iat: now - 3600,
  exp: now + 86400,
  vct,
  cnf: { jwk: { ...holder.jwk } },
  status: { status_list: { uri: statusUri, idx: 7 } },
  ld,
};

export const toIssue: ToIssue = { header: { typ: 'dc+sd-jwt', kid }, payload, disclosable };
export const toSign = (publicJwk: PublicJwk): CredentialToSign => ({
  key: { kid, did, publicJwk, wrapped: '' } satisfies KeptKey,
  ld,
  vct,
  holderJwk: holder.jwk,
  disclosable,
  status: { uri: statusUri, index: 7 },
  issuedAt: now - 3600,
  expiresAt: now + 86400,
});

const message = Buffer.alloc(1200, 'm');
/** The limit of issuing: one signature of 1,200 bytes with a kept key, in the form of a JWS, as Node documents it. */
export const rawSign = (): Buffer => sign('sha256', message, { key: issuer.privateKey, dsaEncoding: 'ieee-p1363' });
const rawSignature = rawSign();
/** The limit of verifying. */
export const rawVerify = (): boolean => verify('sha256', message, { key: issuer.publicKey, dsaEncoding: 'ieee-p1363' }, rawSignature);

/** The quickest signature that Node makes: the key alone, the answer in DER (see es256.ts). No call of Node's gives a JWS for this price. */
export const bareSign = (): Buffer => sign('sha256', message, issuer.privateKey);
const bareSignature = bareSign();
export const bareVerify = (): boolean => verify('sha256', message, issuer.publicKey, bareSignature);

export const issueDirect = (): Promise<string> => issueSdJwt(toIssue, nodeCrypto, nodeSigner(issuer.privateKey));

const document = didWebDocument(did, [{ kid, publicJwk: issuer.jwk }]);
const body = new TextEncoder().encode(JSON.stringify(document));
export const resolver = makeDidResolver({ fetcher: () => Promise.resolve({ status: 200, headers: new Headers(), body }), now: () => now });
const entry = { did, siret: null, name: 'Atelier', kind: 'training-organism', since: '2026-01-05', foreign: false };
export const trust: Trust = () => Promise.resolve({ outcome: 'trusted', entry, fetchedAt: now, stale: false });
const list = makeStatusList(2 ** 17, 2);
export const statuses: StatusReader = { read: () => Promise.resolve({ outcome: 'read', list, fetchedAt: now, stale: false }) };
export const verifyOptions = { crypto: nodeCrypto, resolver, trust, statuses, now };

/** Three of the eight, bound to a verifier. */
export const presentThree = async (compact: string): Promise<string> =>
  presentCredential(
    compact,
    { paths: disclosable.slice(0, 3), binding: { nonce: 'n', audience, issuedAt: now, sign: nodeSigner(holder.privateKey) } },
    nodeCrypto,
  );

/** The same text with one character of the signature changed. */
export const tampered = (compact: string): string => {
  const place = compact.indexOf('~') - 30;
  return `${compact.slice(0, place)}${compact[place] === 'A' ? 'B' : 'A'}${compact.slice(place + 1)}`;
};

export const privateHex = (key: KeyObject): string =>
  Buffer.from(createPrivateKey(key.export({ format: 'pem', type: 'pkcs8' })).export({ format: 'jwk' }).d!, 'base64url').toString('hex');
