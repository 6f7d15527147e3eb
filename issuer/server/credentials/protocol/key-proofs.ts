import { keyOfDidUrl } from '#shared/credentials/did-key';
import { assertHeader, parseJwt, publicJwkOf } from '#shared/credentials/jwt';
import type { PublicJwk } from '#shared/server/keys/keys';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { copiesPerIssuance } from '../copies.ts';
import type { IssuerMetadata } from './issuer-metadata.ts';
import type { Protocol } from './library.ts';
import { refusing } from './oauth-words.ts';

export interface ProvenKey {
  readonly jwk: PublicJwk;
  readonly nonce: string;
}

const skewSeconds = 300;
const wrong = (why: string): OAuthRefusal => new OAuthRefusal('invalid_proof', why);

/**
 * Before the library looks: ES256 only, no extension it would overlook, and one way to name a public P-256 key: as it stands (`jwk`), or as the
 * DID URL of a did:jwk or did:key, which carry it (appendix F.1). A certificate or another DID would need to be fetched or trusted.
 */
const keyOf = (proof: string): PublicJwk => {
  const { header } = parseJwt(proof);
  assertHeader(header, 'openid4vci-proof+jwt');
  for (const other of ['x5c', 'trust_chain', 'key_attestation'])
    if (header[other] !== undefined) throw wrong(`${other} is not taken here: send the key as jwk, did:jwk or did:key`);
  if ((header['jwk'] === undefined) === (header['kid'] === undefined)) throw wrong('the header names one key, by jwk or by kid');
  const jwk = header['kid'] === undefined ? publicJwkOf(header['jwk']) : keyOfDidUrl(header['kid']);
  if (!jwk) throw wrong('the header carries no public P-256 key');
  return jwk;
};

const checkKeyProof = async ({ vci, house }: Protocol, issuerMetadata: IssuerMetadata, proof: string): Promise<ProvenKey> => {
  const jwk = keyOf(proof);
  const now = house.clock();
  const { payload } = await vci.verifyCredentialRequestJwtProof({ issuerMetadata, jwt: proof, now });
  if (Math.abs(now.getTime() / 1000 - payload.iat) > skewSeconds) throw wrong('iat is too far from the time of this server');
  if (payload.nonce === undefined) throw wrong('a nonce is missing');
  return { jwk, nonce: payload.nonce };
};

/**
 * The keys a request proves (OpenID4VCI 1.0 section 8.2.1.1 and appendix F.1): type, signature, audience, age. Refuses more keys than copies,
 * a key given twice, and other proof types. That each nonce is ours and new is checked by who may write it down.
 */
export const checkKeyProofs = (
  protocol: Protocol,
  issuerMetadata: IssuerMetadata,
  proofs: { readonly jwt?: readonly string[] } | undefined,
): Promise<readonly ProvenKey[]> =>
  refusing('invalid_proof', async () => {
    const jwts = proofs?.jwt ?? [];
    if (jwts.length === 0) throw wrong('a proof of type jwt is needed');
    if (jwts.length > copiesPerIssuance) throw wrong(`at most ${copiesPerIssuance} proofs`);
    const proven: ProvenKey[] = [];
    for (const jwt of jwts) proven.push(await checkKeyProof(protocol, issuerMetadata, jwt));
    if (new Set(proven.map(({ jwk }) => jwk.x + jwk.y)).size !== proven.length) throw wrong('each copy needs a key of its own');
    return proven;
  });
