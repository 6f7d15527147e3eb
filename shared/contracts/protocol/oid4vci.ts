import * as z from 'zod';
import { CredentialKind } from '../issuer/credentials.ts';

/**
 * Shapes of OpenID4VCI 1.0 as this house sends and takes them (https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html).
 * They belong to the specification: neither routes nor problem+json, and absent from OpenAPI.
 */

export const preAuthorisedGrant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
/** One configuration per kind of credential, of the same name. */
export const CredentialConfigurationId = CredentialKind;

/** Section 4.1.1. */
export const CredentialOffer = z.object({
  credential_issuer: z.url(),
  credential_configuration_ids: z.array(CredentialConfigurationId).length(1),
  grants: z.object({
    [preAuthorisedGrant]: z.object({
      'pre-authorized_code': z.string(),
      tx_code: z.object({ input_mode: z.literal('numeric'), length: z.number().int(), description: z.string().max(300) }).optional(),
    }),
  }),
});
export type CredentialOffer = z.output<typeof CredentialOffer>;

/** Section 6.2. */
export const TokenReply = z.object({ access_token: z.string(), token_type: z.enum(['DPoP', 'Bearer']), expires_in: z.number().int() });
export type TokenReply = z.output<typeof TokenReply>;

/** Section 6.2, of the authorization code: each credential is named, and must be asked for by its name. */
export const CodeTokenReply = TokenReply.extend({
  authorization_details: z
    .array(
      z.object({
        type: z.literal('openid_credential'),
        credential_configuration_id: CredentialConfigurationId,
        credential_identifiers: z.array(z.string()).min(1),
      }),
    )
    .min(1),
});
export type CodeTokenReply = z.output<typeof CodeTokenReply>;

/** Section 7.2. */
export const NonceReply = z.object({ c_nonce: z.string() });
export type NonceReply = z.output<typeof NonceReply>;

/** Section 8.3: one entry per copy. */
export const CredentialReply = z.object({ credentials: z.array(z.object({ credential: z.string() })), notification_id: z.string() });
export type CredentialReply = z.output<typeof CredentialReply>;

/** Section 8.3: the credential is promised for later. */
export const DeferralReply = z.object({ transaction_id: z.string(), interval: z.number().int().positive() });
export type DeferralReply = z.output<typeof DeferralReply>;

/** Section 9.1. */
export const DeferredRequest = z.looseObject({ transaction_id: z.string().max(200) });

/** Section 11.1. */
export const NotificationRequest = z.object({
  notification_id: z.string().max(200),
  event: z.enum(['credential_accepted', 'credential_failure', 'credential_deleted']),
  event_description: z.string().max(2000).optional(),
});
export type NotificationRequest = z.output<typeof NotificationRequest>;

/** RFC 6749 section 5.2. */
export const OAuthError = z.object({ error: z.string(), error_description: z.string().optional() });
export type OAuthError = z.output<typeof OAuthError>;
