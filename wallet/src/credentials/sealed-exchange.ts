import type { IssuerMetadataResult } from '@openid4vc/openid4vci';
import * as jose from 'jose';

const encryptions = ['A256GCM', 'A128GCM'];
const agreement = 'ECDH-ES';

interface Offered {
  readonly credential_request_encryption?: {
    readonly jwks?: { readonly keys?: readonly jose.JWK[] };
    readonly enc_values_supported?: readonly string[];
  };
  readonly credential_response_encryption?: {
    readonly alg_values_supported?: readonly string[];
    readonly enc_values_supported?: readonly string[];
  };
}

/** One credential request that only the issuer reads, and whose answer only this page reads. */
export interface SealedExchange {
  /** The parameters as a JWE, with the key the answer is to be encrypted to. */
  seal(parameters: Readonly<Record<string, unknown>>): Promise<string>;
  open(answer: string): Promise<unknown>;
}

/**
 * Encryption on top of TLS when the issuer offers both directions (OpenID4VCI 1.0 sections 8.2, 8.3 and 10): the answer's key may only be
 * told inside an encrypted request. Gives null when it does not. The private key lives as long as this object.
 */
export const sealedExchange = async ({ credentialIssuer }: IssuerMetadataResult): Promise<SealedExchange | null> => {
  const { credential_request_encryption: request, credential_response_encryption: response } = credentialIssuer as Offered;
  const theirs = request?.jwks?.keys?.find(({ alg, kty, crv }) => alg === agreement && kty === 'EC' && crv === 'P-256');
  const requestEnc = encryptions.find((enc) => request?.enc_values_supported?.includes(enc));
  const responseEnc = encryptions.find((enc) => response?.enc_values_supported?.includes(enc));
  if (!theirs || !requestEnc || !responseEnc || !response?.alg_values_supported?.includes(agreement)) return null;
  const key = await jose.importJWK(theirs, agreement);
  const own = await jose.generateKeyPair(agreement, { crv: 'P-256' });
  const jwk = { ...(await jose.exportJWK(own.publicKey)), alg: agreement, use: 'enc' };
  return {
    seal: (parameters) =>
      new jose.CompactEncrypt(
        new TextEncoder().encode(JSON.stringify({ ...parameters, credential_response_encryption: { jwk, enc: responseEnc } })),
      )
        .setProtectedHeader({ alg: agreement, enc: requestEnc, ...(theirs.kid ? { kid: theirs.kid } : {}) })
        .encrypt(key),
    async open(answer) {
      const options = { keyManagementAlgorithms: [agreement], contentEncryptionAlgorithms: [responseEnc] };
      const { plaintext } = await jose.compactDecrypt(answer, own.privateKey, options);
      return JSON.parse(new TextDecoder().decode(plaintext)) as unknown;
    },
  };
};
