import { Openid4vciVersion } from '@openid4vc/openid4vci';
import type { Context } from 'koa';
import { claimCatalogue, typeNames } from '#shared/credentials/claim-catalogue';
import { issuedTypes, vctOf, type IssuedType } from '#shared/credentials/vct';
import { copiesPerIssuance } from '../copies.ts';
import { credentialIssuerOf, type Organism } from '../organism.ts';
import type { Protocol } from './library.ts';
import { issuingOrganismAt } from './organism-path.ts';
import { agreement, encryptions, requestKeyOf } from './sealed-messages.ts';

interface Words {
  readonly fr: string;
  readonly en: string;
}
const inBoth = ({ fr, en }: Words): { name: string; locale: string }[] => [
  { name: fr, locale: 'fr' },
  { name: en, locale: 'en' },
];

const configuration = (issuerUrl: string, type: IssuedType) => ({
  format: 'dc+sd-jwt' as const,
  vct: vctOf(issuerUrl, type),
  scope: type,
  cryptographic_binding_methods_supported: ['jwk', 'did:jwk', 'did:key'],
  credential_signing_alg_values_supported: ['ES256'],
  proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'] } },
  credential_metadata: {
    display: inBoth(typeNames[type]),
    claims: claimCatalogue[type].map((claim) => ({ path: [...claim.path] as [string, ...string[]], display: inBoth(claim.label) })),
  },
});

/** Credential Issuer Metadata of one organism (OpenID4VCI 1.0 section 12.2.4). */
export const issuerMetadataOf = async ({ house, vci }: Protocol, organism: Organism) => {
  const { publicUrl } = house.config;
  const issuer = credentialIssuerOf(house.config, organism.slug);
  return vci.createCredentialIssuerMetadata({
    credential_issuer: issuer,
    credential_endpoint: `${issuer}/credential`,
    nonce_endpoint: `${issuer}/nonce`,
    deferred_credential_endpoint: `${issuer}/deferred`,
    notification_endpoint: `${issuer}/notification`,
    // draft-ietf-oauth-status-list section 9.1
    status_list_aggregation_endpoint: `${issuer}/status-lists`,
    credential_request_encryption: {
      jwks: { keys: [await requestKeyOf(house, organism)] },
      enc_values_supported: [...encryptions],
      encryption_required: false,
    },
    credential_response_encryption: {
      alg_values_supported: [agreement],
      enc_values_supported: [...encryptions],
      encryption_required: false,
    },
    batch_credential_issuance: { batch_size: copiesPerIssuance },
    display: [{ name: organism.name, locale: 'fr' }],
    credential_configurations_supported: Object.fromEntries(issuedTypes.map((type) => [type, configuration(publicUrl, type)])),
  });
};

/** What the library wants to know of the issuer when it reads a request. */
export const knownIssuer = async (protocol: Protocol, organism: Organism) => {
  const credentialIssuer = await issuerMetadataOf(protocol, organism);
  return {
    originalDraftVersion: Openid4vciVersion.V1,
    credentialIssuer,
    authorizationServers: [],
    knownCredentialConfigurations: protocol.vci.getKnownCredentialConfigurationsSupported(credentialIssuer),
  };
};

export type IssuerMetadata = Awaited<ReturnType<typeof knownIssuer>>;

/** `GET /.well-known/openid-credential-issuer/o/:slug`. Refuses an unknown or suspended organism. */
export const issuerMetadata =
  (protocol: Protocol) =>
  async (ctx: Context): Promise<void> => {
    ctx.body = await issuerMetadataOf(protocol, await issuingOrganismAt(protocol.house, ctx));
  };
