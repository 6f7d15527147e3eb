/** The organism's side of OpenID4VCI, as bytes: an offer, its metadata, tokens and credentials for the keys it is asked for. */
import * as jose from 'jose';
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
  /** Copies at a time; null: one, as issuers without batches give. */
  readonly batch?: number | null;
  /** An older issuer: no nonces, and tokens bound to no key. */
  readonly plain?: boolean;
  /** Its server gives tokens to nobody who does not say who they are. */
  readonly clients?: boolean;
  /** Its server takes the authorization code flow; tokens name two credentials. */
  readonly codes?: boolean;
  /** Requests and answers are encrypted. */
  readonly sealed?: boolean;
  /** What the credential endpoint promises instead of delivering, and how often the deferred one still does. */
  readonly promises?: { readonly times: number };
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

const sealing = jose.generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });

const encryptions = async () => ({
  credential_request_encryption: {
    jwks: { keys: [{ ...(await jose.exportJWK((await sealing).publicKey)), kid: 'scellement', alg: 'ECDH-ES', use: 'enc' }] },
    enc_values_supported: ['A256GCM'],
    encryption_required: false,
  },
  credential_response_encryption: { alg_values_supported: ['ECDH-ES'], enc_values_supported: ['A128GCM'], encryption_required: false },
});

const metadataOf = async ({ format = 'dc+sd-jwt', batch = 10, plain = false, sealed = false, promises }: GivenOffer) => ({
  credential_issuer: givenIssuerAddress,
  credential_endpoint: `${givenIssuerAddress}/credential`,
  ...(plain ? {} : { nonce_endpoint: `${givenIssuerAddress}/nonce` }),
  ...(batch === null ? {} : { batch_credential_issuance: { batch_size: batch } }),
  ...(promises ? { deferred_credential_endpoint: `${givenIssuerAddress}/deferred` } : {}),
  ...(sealed ? await encryptions() : {}),
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

const codesOf = {
  authorization_endpoint: `${givenIssuerAddress}/authorize`,
  pushed_authorization_request_endpoint: `${givenIssuerAddress}/par`,
  require_pushed_authorization_requests: true,
  authorization_response_iss_parameter_supported: true,
  code_challenge_methods_supported: ['S256'],
};
const named = { type: 'openid_credential', credential_configuration_id: 'competence', credential_identifiers: ['une', 'deux'] };

const serverOf = ({ plain = false, codes = false, clients = false }: GivenOffer) => ({
  ...(codes ? codesOf : {}),
  issuer: givenIssuerAddress,
  token_endpoint: `${givenIssuerAddress}/token`,
  grant_types_supported: [grant],
  ...(plain ? {} : { dpop_signing_alg_values_supported: ['ES256'] }),
  ...(clients ? {} : { 'pre-authorized_grant_anonymous_access_supported': true }),
  response_types_supported: [],
});

interface Asked {
  readonly proofs: { readonly jwt: readonly string[] };
  readonly credential_response_encryption?: { readonly jwk: jose.JWK; readonly enc: string };
}

/** The keys a credential request proves. */
export const keysAsked = ({ body }: Pick<Sent, 'body'>): readonly PublicJwk[] => {
  const { proofs } = JSON.parse(body) as Asked;
  return proofs.jwt.map((jwt) => publicJwkOf(parseJwt(jwt).header['jwk'])!);
};

const unsealed = async (body: string): Promise<string> =>
  new TextDecoder().decode((await jose.compactDecrypt(body, (await sealing).privateKey)).plaintext);

const seal = async (request: string, answer: unknown): Promise<Response> => {
  const { jwk, enc } = (JSON.parse(request) as Asked).credential_response_encryption!;
  const jwe = await new jose.CompactEncrypt(new TextEncoder().encode(JSON.stringify(answer)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc })
    .encrypt(await jose.importJWK(jwk, 'ECDH-ES'));
  return new Response(jwe, { headers: { 'content-type': 'application/jwt' } });
};

export const givenOffer = ({ network, organism }: GivenWorld, given: GivenOffer = {}): void => {
  const { txCode, tamper = (compact) => compact, credential = {}, plain = false, promises } = given;
  network.serve(`${givenIssuerAddress}/offers/un`, () => offerOf(given));
  network.serve(`${origin}/.well-known/openid-credential-issuer/o/atelier`, () => metadataOf(given));
  network.serve(`${origin}/.well-known/oauth-authorization-server/o/atelier`, () => serverOf(given));
  network.serve(`${givenIssuerAddress}/nonce`, () => ({ c_nonce: 'un-nonce' }));
  network.serve(`${givenIssuerAddress}/token`, ({ body }) =>
    txCode && new URLSearchParams(body).get('tx_code') !== txCode
      ? oauthError('invalid_grant')
      : {
          access_token: 'jeton',
          token_type: plain ? 'Bearer' : 'DPoP',
          expires_in: 300,
          ...(given.codes ? { authorization_details: [named] } : {}),
        },
  );
  network.serve(
    `${givenIssuerAddress}/par`,
    () =>
      new Response(JSON.stringify({ request_uri: 'urn:ietf:params:oauth:request_uri:une', expires_in: 60 }), {
        status: 201,
        headers: { 'content-type': 'application/json' },
      }),
  );
  const issue = (holder: PublicJwk, index: number): Promise<string> => {
    const payload = { iat: seconds() - 60, exp: seconds() + 86_400, ...statusAt(7 + index), ...credential.payload };
    return givenCredential(organism, { ...credential, holder, payload });
  };
  const deliver = async (request: string) => {
    const compacts = await Promise.all(keysAsked({ body: request }).map(issue));
    return { credentials: compacts.map((compact) => ({ credential: tamper(compact) })) };
  };
  let left = promises?.times ?? 0;
  let asked = '';
  const promise = () =>
    new Response(JSON.stringify({ transaction_id: 'plus-tard', interval: 5 }), {
      status: 202,
      headers: { 'content-type': 'application/json' },
    });
  network.serve(`${givenIssuerAddress}/credential`, async ({ body }) => {
    asked = given.sealed ? await unsealed(body) : body;
    if (promises) return promise();
    return given.sealed ? seal(asked, await deliver(asked)) : deliver(asked);
  });
  network.serve(`${givenIssuerAddress}/deferred`, () => ((left -= 1) >= 0 ? promise() : deliver(asked)));
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
