import type { PresentationRequestModel } from '../presentation-request.model.ts';
import { responseUri } from '../request-code.ts';

export interface RequestObject {
  readonly request: PresentationRequestModel;
  readonly company: string;
  readonly publicUrl: string;
  readonly code: string;
  readonly now: Date;
  readonly walletNonce: string | null;
  /** Names of the competences asked for, by the id of their credential query. */
  readonly competences: Readonly<Record<string, string>>;
}

const formats = { 'dc+sd-jwt': { 'sd-jwt_alg_values': ['ES256'], 'kb-jwt_alg_values': ['ES256'] } };

/** The DID itself: wallets compare it with the signing key's. A client named by a certificate needs no other name. */
const issuerOf = (clientId: string) =>
  clientId.startsWith('decentralized_identifier:') ? { iss: clientId.slice('decentralized_identifier:'.length) } : {};

/**
 * The claims of a signed request object (OpenID4VP 1.0 sections 5 and 5.10, RFC 9101): who asks, for what (DCQL), where to answer, and the key
 * to encrypt for. `carnet_purpose` and `carnet_retention_days` say why and how long, `carnet_competences` what the codes in the query
 * are called, `carnet_match_code` that a number stands on the screen to be sent back (it does not stand here), `carnet_receipts` that the company
 * countersigns consent receipts; a wallet that does not know them leaves them.
 */
export const requestObject = ({
  request,
  company,
  publicUrl,
  code,
  now,
  walletNonce,
  competences,
}: RequestObject): Readonly<Record<string, unknown>> => ({
  ...issuerOf(request.clientId),
  aud: 'https://self-issued.me/v2',
  iat: Math.floor(now.getTime() / 1000),
  exp: Math.ceil(request.expiresAt.getTime() / 1000),
  response_type: 'vp_token',
  response_mode: request.responseMode,
  client_id: request.clientId,
  response_uri: responseUri(publicUrl, code),
  nonce: request.nonce,
  state: request.responseState,
  dcql_query: request.query,
  client_metadata: {
    client_name: company,
    ...(request.matchCode === null ? {} : { carnet_match_code: true }),
    carnet_receipt: true,
    jwks: { keys: [request.encryptionKey] },
    encrypted_response_enc_values_supported: ['A128GCM', 'A256GCM'],
    vp_formats_supported: formats,
    carnet_purpose: request.purpose,
    carnet_retention_days: request.retentionDays,
    carnet_receipts: true,
    carnet_competences: competences,
  },
  ...(walletNonce === null ? {} : { wallet_nonce: walletNonce }),
});
