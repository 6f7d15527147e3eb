/** What a wallet says of itself when it fetches a request by POST (OpenID4VP 1.0 sections 5.10 and 10). */
import { CompactEncrypt, importJWK, type JWK } from 'jose';
import * as z from 'zod';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import type { ResponseMode } from '../presentation-request.model.ts';

const names = z.array(z.string().max(100)).max(100);
const Metadata = z.object({
  vp_formats_supported: z.record(z.string().max(100), z.unknown()).optional(),
  client_id_prefixes_supported: names.optional(),
  request_object_signing_alg_values_supported: names.optional(),
  authorization_encryption_alg_values_supported: names.optional(),
  authorization_encryption_enc_values_supported: names.optional(),
  jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())).max(20) }).optional(),
});
export type WalletMetadata = z.output<typeof Metadata>;

const refuse = (description: string, error = 'invalid_request'): never => {
  throw new OAuthRefusal(error, description);
};

/** Reads `wallet_metadata`; null when there is none. Parameters it does not name are left aside. Refuses what is not its JSON. */
export const readWalletMetadata = (text: string | undefined): WalletMetadata | null => {
  if (text === undefined) return null;
  try {
    return Metadata.parse(JSON.parse(text));
  } catch {
    return refuse('wallet_metadata is not its JSON');
  }
};

const lacks = (list: readonly string[] | undefined, one: string): boolean => list !== undefined && !list.includes(one);

/**
 * How this wallet is to answer: encrypted, or in the clear (over TLS) when it says that it cannot do ECDH-ES with AES-GCM. Refuses a wallet that
 * cannot read what this server signs, or has no credential of its format.
 */
export const responseModeFor = (wallet: WalletMetadata | null, clientIdPrefix: string): ResponseMode => {
  if (!wallet) return 'direct_post.jwt';
  if (wallet.vp_formats_supported && !('dc+sd-jwt' in wallet.vp_formats_supported))
    return refuse('only dc+sd-jwt is asked for', 'vp_formats_not_supported');
  if (lacks(wallet.client_id_prefixes_supported, clientIdPrefix)) return refuse(`this client is named by ${clientIdPrefix}`);
  if (lacks(wallet.request_object_signing_alg_values_supported, 'ES256')) return refuse('requests are signed by ES256');
  const enc = wallet.authorization_encryption_enc_values_supported;
  const canEncrypt =
    !lacks(wallet.authorization_encryption_alg_values_supported, 'ECDH-ES') && !(lacks(enc, 'A128GCM') && lacks(enc, 'A256GCM'));
  return canEncrypt ? 'direct_post.jwt' : 'direct_post';
};

/** A wallet that gives an encryption key gets the request encrypted for it (section 5.10); one whose keys are of another kind gets it signed. */
export const encryptRequest = async (jwt: string, wallet: WalletMetadata | null): Promise<string> => {
  const jwk = wallet?.jwks?.keys.find((key) => key['kty'] === 'EC' && key['crv'] === 'P-256' && (key['use'] ?? 'enc') === 'enc');
  if (!jwk) return jwt;
  const enc = wallet?.authorization_encryption_enc_values_supported?.includes('A256GCM') ? 'A256GCM' : 'A128GCM';
  const kid = typeof jwk['kid'] === 'string' ? { kid: jwk['kid'] } : {};
  try {
    const { kty, crv, x, y } = jwk as JWK;
    const key = await importJWK({ kty: kty!, crv: crv!, x: x!, y: y! }, 'ECDH-ES');
    return await new CompactEncrypt(new TextEncoder().encode(jwt))
      .setProtectedHeader({ alg: 'ECDH-ES', enc, cty: 'JWT', ...kid })
      .encrypt(key);
  } catch {
    return refuse('the key to encrypt this request for is none');
  }
};
