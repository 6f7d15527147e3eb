import { presentationOver } from '#shared/contracts/verifier/presentations';
import { findOrganisation } from '#shared/server/organisations/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { findRequestBySession, type PresentationRequest } from '../disclosures/index.ts';

/** The presentation that this browser began, in its company's tenant. Refuses a session nobody has. */
export async function findSession(
  scope: Scope,
  session: string,
): Promise<{ readonly request: PresentationRequest; readonly company: string; readonly there: Scope }> {
  const request = await findRequestBySession(scope, session);
  if (!request) throw new Refusal(presentationOver);
  const there = await scope.as({ organisationIds: [request.organisationId] });
  const company = await findOrganisation(there, request.organisationId);
  return { request, company: company?.name ?? '', there };
}
