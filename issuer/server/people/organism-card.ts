import { deadLink } from '#shared/contracts/identity';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { findOrganisation } from '../organisations/index.ts';

/** How an organism presents itself to a wallet, and where its credentials are asked for (OpenID4VCI 1.0 section 12.2.1). */
export async function organismCard(scope: Scope, organisationId: string) {
  const organism = await findOrganisation(scope, organisationId);
  // Only an approved organism invites, so one without a place in the registry has no live link.
  if (!organism?.slug) throw new Refusal(deadLink);
  const { name, slug, did, siret, ink } = organism;
  return { organisation: { name, slug, did, siret, ink }, credentialIssuer: `${scope.house.config.publicUrl}/o/${slug}` };
}
