import { Openid4vciVersion } from '@openid4vc/openid4vci';
import type { Context } from 'koa';
import { claimCatalogue, typeNames } from '#shared/credentials/claim-catalogue';
import { credentialTypes, vctOf, type CredentialType } from '#shared/credentials/vct';
import { copiesPerIssuance } from '../copies.ts';
import { credentialIssuerOf, type Organism } from '../organism.ts';
import type { Protocol } from './library.ts';
import { issuingOrganismAt } from './organism-path.ts';

interface Words {
  readonly fr: string;
  readonly en: string;
}
const inBoth = ({ fr, en }: Words): { name: string; locale: string }[] => [
  { name: fr, locale: 'fr' },
  { name: en, locale: 'en' },
];

const configuration = (issuerUrl: string, type: CredentialType) => ({
  format: 'dc+sd-jwt' as const,
  vct: vctOf(issuerUrl, type),
  cryptographic_binding_methods_supported: ['jwk'],
  credential_signing_alg_values_supported: ['ES256'],
  proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'] } },
  credential_metadata: {
    display: inBoth(typeNames[type]),
    claims: claimCatalogue[type].map((claim) => ({ path: [...claim.path] as [string, ...string[]], display: inBoth(claim.label) })),
  },
});

/** Credential Issuer Metadata of one organism (OpenID4VCI 1.0 section 12.2.4). */
export const issuerMetadataOf = ({ house, vci }: Protocol, organism: Organism) => {
  const { publicUrl } = house.config;
  const issuer = credentialIssuerOf(house.config, organism.slug);
  return vci.createCredentialIssuerMetadata({
    credential_issuer: issuer,
    credential_endpoint: `${issuer}/credential`,
    nonce_endpoint: `${issuer}/nonce`,
    notification_endpoint: `${issuer}/notification`,
    batch_credential_issuance: { batch_size: copiesPerIssuance },
    display: [{ name: organism.name, locale: 'fr' }],
    credential_configurations_supported: Object.fromEntries(credentialTypes.map((type) => [type, configuration(publicUrl, type)])),
  });
};

/** What the library wants to know of the issuer when it reads a request. */
export const knownIssuer = (protocol: Protocol, organism: Organism) => {
  const credentialIssuer = issuerMetadataOf(protocol, organism);
  return {
    originalDraftVersion: Openid4vciVersion.V1,
    credentialIssuer,
    authorizationServers: [],
    knownCredentialConfigurations: protocol.vci.getKnownCredentialConfigurationsSupported(credentialIssuer),
  };
};

/** `GET /.well-known/openid-credential-issuer/o/:slug`. Refuses an unknown or suspended organism. */
export const issuerMetadata =
  (protocol: Protocol) =>
  async (ctx: Context): Promise<void> => {
    ctx.body = issuerMetadataOf(protocol, await issuingOrganismAt(protocol.house, ctx));
  };
