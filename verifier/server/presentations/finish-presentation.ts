import type { BodyOf } from '#shared/contract/route';
import type { finishPresentation as contract } from '#shared/contracts/verifier/presentations';
import { findOrganisation } from '#shared/server/organisations/index';
import type { Scope } from '#shared/server/scope';
import { bringBack } from '../disclosures/index.ts';

/**
 * The wallet's redirect arrived (OpenID4VP 1.0 sections 8.2, 13.3 and 14.2; HAIP 1.0 section 5.1): the answer is the company's only when the
 * browser that began brings the response code back; in any other it is destroyed. Never says whose session a code would fit.
 */
export async function finishPresentation(scope: Scope, { body }: { readonly body: BodyOf<typeof contract> }) {
  const { outcome, organisationId } = await bringBack(scope, body);
  if (outcome !== 'received' || organisationId === null) return { outcome, company: null };
  const there = await scope.as({ organisationIds: [organisationId] });
  return { outcome, company: (await findOrganisation(there, organisationId))?.name ?? null };
}
