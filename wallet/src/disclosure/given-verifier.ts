/** The company's side of OpenID4VP, as bytes: a signed request, and the answers it decrypts. */
import * as jose from 'jose';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { buildDcqlQuery } from '#shared/credentials/dcql-build';
import { signJwt } from '#shared/credentials/jwt';
import type { JsonObject } from '#shared/credentials/ports';
import { vctOf } from '#shared/credentials/vct';
import { seconds, type GivenWorld } from '../vault/given-wallet.ts';

const origin = 'https://recruteur.example';
const company = 'decentralized_identifier:did:web:recruteur.example:c:val-de-sevre';
export const givenRequestUri = `openid4vp://?client_id=${encodeURIComponent(company)}&request_uri=${encodeURIComponent(`${origin}/vp/1/request`)}`;
export const givenResponseUri = `${origin}/vp/1/response`;

export interface GivenRequest {
  readonly payload?: JsonObject;
  /** Another key than the one of the DID it names. */
  readonly forged?: boolean;
  readonly unsigned?: boolean;
  /** More of what it says of itself. */
  readonly metadata?: object;
  /** Where the wallet is sent once it has answered. */
  readonly back?: string;
}
export interface Answered {
  readonly vpToken: Readonly<Record<string, readonly string[]>>;
  readonly state: string;
  readonly matchCode?: string | undefined;
}

const claim = (key: string, required: boolean) => ({ path: claimOf('competence', key).path, required });

/** The least a request says, from the same server. */
export const givenRequestPayload = (now: number) => ({
  ...{ aud: 'https://self-issued.me/v2', iat: now - 5, exp: now + 600, response_type: 'vp_token', response_mode: 'direct_post.jwt' },
  ...{ response_uri: givenResponseUri, nonce: 'un-nonce-de-demande', state: 'etat' },
  dcql_query: buildDcqlQuery([
    { id: 'w0', vct: vctOf('https://organisme.example', 'competence'), claims: [claim('name', true)], required: true },
  ]),
});

/** Asks for a competence's name, and for its level if the person likes; `answers` holds what was sent and could be decrypted. */
export const givenRequest = async (
  world: GivenWorld,
  { payload = {}, forged = false, unsigned = false, metadata = {}, back }: GivenRequest = {},
) => {
  const { publicKey, privateKey } = await jose.generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  const signer = forged ? world.organism : world.company;
  const clientId = `decentralized_identifier:${world.company.did}`;
  const asked = {
    iss: world.company.did,
    aud: 'https://self-issued.me/v2',
    iat: seconds() - 5,
    exp: seconds() + 600,
    response_type: 'vp_token',
    response_mode: 'direct_post.jwt',
    client_id: clientId,
    response_uri: givenResponseUri,
    nonce: 'un-nonce-de-demande',
    state: 'etat',
    dcql_query: buildDcqlQuery([
      { id: 'w0', vct: vctOf('https://organisme.example', 'competence'), claims: [claim('name', true)], required: true },
      { id: 'w1', vct: vctOf('https://organisme.example', 'competence'), claims: [claim('level', true)], required: false },
    ]) as unknown as JsonObject,
    client_metadata: {
      client_name: 'Nom que la société se donne',
      jwks: { keys: [{ ...(await jose.exportJWK(publicKey)), kid: 'chiffrement', alg: 'ECDH-ES', use: 'enc' }] },
      encrypted_response_enc_values_supported: ['A256GCM'],
      vp_formats_supported: { 'dc+sd-jwt': { 'sd-jwt_alg_values': ['ES256'], 'kb-jwt_alg_values': ['ES256'] } },
      carnet_purpose: 'Étudier votre candidature',
      carnet_retention_days: 90,
      ...metadata,
      carnet_competences: { w0: 'Coffrer un mur de soutènement' },
    },
    ...payload,
  } as unknown as JsonObject;
  const header = { typ: 'oauth-authz-req+jwt', kid: world.company.kid };
  const jar = await signJwt(header, asked, signer.sign);
  world.network.serve(`${origin}/vp/1/request`, () => (unsigned ? asked : jar));
  const answers: Answered[] = [];
  const receipt = 'r'.repeat(43);
  world.network.serve(givenResponseUri, async ({ body }) => {
    const encrypted = new URLSearchParams(body).get('response');
    if (!encrypted) return {};
    const { plaintext } = await jose.compactDecrypt(encrypted, privateKey);
    const { vp_token, state, carnet_match_code } = JSON.parse(new TextDecoder().decode(plaintext)) as Record<string, never>;
    answers.push({ vpToken: vp_token!, state: state!, ...(carnet_match_code ? { matchCode: carnet_match_code } : {}) });
    return { receipt, disclosure_id: '019a9b2c-0000-7000-8000-000000000001', ...(back ? { redirect_uri: back } : {}) };
  });
  return { answers, clientId };
};
