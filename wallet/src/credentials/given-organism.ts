/** The organism's side of OpenID4VCI, as bytes: an offer, its metadata, tokens and credentials for the keys it is asked for. */
import { givenCredential, statusAt, type GivenCredential } from '#shared/credentials/given';
import { vctOf } from '#shared/credentials/vct';
import { parseJwt, publicJwkOf } from '#shared/credentials/jwt';
import type { PublicJwk } from '#shared/credentials/ports';
import { seconds, type GivenWorld } from '../vault/given-wallet.ts';
import type { Wallet } from '../vault/wallet.ts';
import { oauthError, type Sent } from '../vault/given-network.ts';
import { describeCredential } from './describe-credential.ts';
import type { StoredCredential } from './stored-credential.ts';
import { readSdJwt } from '#shared/credentials/sd-jwt';

const origin = 'https://organisme.example';
export const givenIssuerAddress = `${origin}/o/atelier`;
export const givenOfferUri = `openid-credential-offer://?credential_offer_uri=${encodeURIComponent(`${givenIssuerAddress}/offers/un`)}`;

export interface GivenOffer {
  readonly txCode?: string;
  readonly credentialIssuer?: string;
  readonly format?: string;
  readonly grants?: Readonly<Record<string, unknown>>;
  readonly credential?: GivenCredential;
  /** What is delivered instead of what was signed. */
  readonly tamper?: (compact: string) => string;
}

const grant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
const offerOf = ({ txCode, credentialIssuer = givenIssuerAddress, grants }: GivenOffer) => ({
  credential_issuer: credentialIssuer,
  credential_configuration_ids: ['competence'],
  grants: grants ?? {
    [grant]: { 'pre-authorized_code': 'code-une-fois', ...(txCode ? { tx_code: { length: txCode.length, input_mode: 'numeric' } } : {}) },
  },
});

const metadataOf = (format: string) => ({
  credential_issuer: givenIssuerAddress,
  credential_endpoint: `${givenIssuerAddress}/credential`,
  nonce_endpoint: `${givenIssuerAddress}/nonce`,
  batch_credential_issuance: { batch_size: 2 },
  display: [{ name: 'Nom que l’organisme se donne', locale: 'fr' }],
  credential_configurations_supported: {
    competence: {
      format,
      vct: vctOf(origin, 'competence'),
      cryptographic_binding_methods_supported: ['jwk'],
      credential_signing_alg_values_supported: ['ES256'],
      proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'] } },
      credential_metadata: { display: [{ name: 'Compétence validée', locale: 'fr' }] },
    },
  },
});

const serverOf = () => ({
  issuer: givenIssuerAddress,
  token_endpoint: `${givenIssuerAddress}/token`,
  grant_types_supported: [grant],
  dpop_signing_alg_values_supported: ['ES256'],
  'pre-authorized_grant_anonymous_access_supported': true,
  response_types_supported: [],
});

/** The keys a credential request proves. */
export const keysAsked = ({ body }: Sent): readonly PublicJwk[] => {
  const { proofs } = JSON.parse(body) as { readonly proofs: { readonly jwt: readonly string[] } };
  return proofs.jwt.map((jwt) => publicJwkOf(parseJwt(jwt).header['jwk'])!);
};

export const givenOffer = ({ network, organism }: GivenWorld, given: GivenOffer = {}): void => {
  const { txCode, tamper = (compact) => compact, format = 'dc+sd-jwt', credential = {} } = given;
  network.serve(`${givenIssuerAddress}/offers/un`, () => offerOf(given));
  network.serve(`${origin}/.well-known/openid-credential-issuer/o/atelier`, () => metadataOf(format));
  network.serve(`${origin}/.well-known/oauth-authorization-server/o/atelier`, serverOf);
  network.serve(`${givenIssuerAddress}/nonce`, () => ({ c_nonce: 'un-nonce' }));
  network.serve(`${givenIssuerAddress}/token`, ({ body }) =>
    txCode && new URLSearchParams(body).get('tx_code') !== txCode
      ? oauthError('invalid_grant')
      : { access_token: 'jeton', token_type: 'DPoP', expires_in: 300 },
  );
  const issue = (holder: PublicJwk, index: number): Promise<string> => {
    const payload = { iat: seconds() - 60, exp: seconds() + 86_400, ...statusAt(7 + index), ...credential.payload };
    return givenCredential(organism, { ...credential, holder, payload });
  };
  network.serve(`${givenIssuerAddress}/credential`, async (sent) => {
    const compacts = await Promise.all(keysAsked(sent).map(issue));
    return { credentials: compacts.map((compact) => ({ credential: tamper(compact) })) };
  });
};

/** A credential with two copies already in the wallet, at indices 7 and 8 of the status list. */
export const givenHeld = async (
  { organism }: GivenWorld,
  wallet: Wallet,
  given: GivenCredential & { readonly id?: string } = {},
): Promise<StoredCredential> => {
  const keys = [await wallet.keyring.make(), await wallet.keyring.make()];
  const payload = (index: number) => ({ iat: seconds() - 60, exp: seconds() + 86_400, ...statusAt(7 + index), ...given.payload });
  const compacts = await Promise.all(
    keys.map(({ jwk }, index) => givenCredential(organism, { ...given, holder: jwk, payload: payload(index) })),
  );
  const credential: StoredCredential = {
    ...describeCredential((await readSdJwt(compacts[0]!, wallet.crypto)).payload),
    id: given.id ?? 'une-preuve',
    issuerDid: organism.did,
    issuerName: 'Atelier des Bâtisseurs',
    ink: null,
    connectionId: null,
    issuanceId: null,
    receivedAt: new Date().toISOString(),
    state: 'valid',
    checkedAt: null,
    reason: null,
    copies: compacts.map((compact, index) => ({ compact, thumbprint: keys[index]!.thumbprint, use: null })),
  };
  await wallet.store.write([{ room: 'credentials', id: credential.id, value: credential }]);
  return credential;
};
