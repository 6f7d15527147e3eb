import type { PresentationRequestModel } from '../presentation-request.model.ts';
import { responseUri } from '../request-code.ts';

export interface RequestObject {
  readonly request: PresentationRequestModel;
  readonly company: string;
  readonly publicUrl: string;
  readonly code: string;
  readonly now: Date;
  readonly walletNonce: string | null;
}

const formats = { 'dc+sd-jwt': { 'sd-jwt_alg_values': ['ES256'], 'kb-jwt_alg_values': ['ES256'] } };

/**
 * The claims of a signed request object (OpenID4VP 1.0 sections 5 and 5.10, RFC 9101): who asks, for what (DCQL), where to answer, and the key
 * to encrypt for. `carnet_purpose` and `carnet_retention_days` say why and how long; a wallet that does not know them leaves them.
 */
export const requestObject = ({
  request,
  company,
  publicUrl,
  code,
  now,
  walletNonce,
}: RequestObject): Readonly<Record<string, unknown>> => ({
  // The DID itself: wallets compare it with the signing key's.
  iss: request.clientId.replace(/^decentralized_identifier:/u, ''),
  aud: 'https://self-issued.me/v2',
  iat: Math.floor(now.getTime() / 1000),
  exp: Math.ceil(request.expiresAt.getTime() / 1000),
  response_type: 'vp_token',
  response_mode: 'direct_post.jwt',
  client_id: request.clientId,
  response_uri: responseUri(publicUrl, code),
  nonce: request.nonce,
  state: request.responseState,
  dcql_query: request.query,
  client_metadata: {
    client_name: company,
    jwks: { keys: [request.encryptionKey] },
    encrypted_response_enc_values_supported: ['A128GCM', 'A256GCM'],
    vp_formats_supported: formats,
    carnet_purpose: request.purpose,
    carnet_retention_days: request.retentionDays,
  },
  ...(walletNonce === null ? {} : { wallet_nonce: walletNonce }),
});
