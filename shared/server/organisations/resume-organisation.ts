import type { InputOf } from '#shared/contract/route';
import { organisationResumed, type resumeOrganisation as contract, wrongState } from '#shared/contracts/organisations';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { holdOrganisation, settle, tellContact, within } from './decide.ts';
import { describeOrganisation } from './describe-organisation.ts';
import { resumedLetter } from './letters.ts';

/** Lifts a suspension: the organisation is back in the registry under the same DID. Refuses one that was never approved. */
export async function resumeOrganisation(scope: Scope, { params }: InputOf<typeof contract>) {
  const organisation = await holdOrganisation(scope, params.organisationId);
  if (organisation.state !== 'suspended') throw new Refusal(wrongState);
  await settle(scope, organisation, 'approved', { reason: null });
  await scope.audit('organisation.resumed', 'organisation', organisation.id);
  await within(scope, organisation, async (there) => {
    await there.record(organisationResumed, organisation.id, { organisationId: organisation.id });
    await there.audit('organisation.resumed', 'organisation', organisation.id);
    await tellContact(there, organisation, resumedLetter, {});
  });
  return describeOrganisation(organisation);
}
