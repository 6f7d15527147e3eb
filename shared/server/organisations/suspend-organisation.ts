import type { InputOf } from '#shared/contract/route';
import { organisationSuspended, type suspendOrganisation as contract } from '#shared/contracts/organisations';
import type { Scope } from '#shared/server/scope';
import { holdOrganisation, settle, tellContact, within } from './decide.ts';
import { describeOrganisation } from './describe-organisation.ts';
import { suspendedLetter } from './letters.ts';

/**
 * Suspends an approved organisation: it leaves the registry at once, its members read and do nothing more. Its DID document stays, so that what it
 * signed can still be checked. Refuses any other state.
 */
export async function suspendOrganisation(scope: Scope, { params, body }: InputOf<typeof contract>) {
  const organisation = await holdOrganisation(scope, params.organisationId);
  await settle(scope, organisation, 'suspended', { reason: body.reason });
  await scope.audit('organisation.suspended', 'organisation', organisation.id);
  await within(scope, organisation, async (there) => {
    await there.record(organisationSuspended, organisation.id, { organisationId: organisation.id });
    await there.audit('organisation.suspended', 'organisation', organisation.id);
    await tellContact(there, organisation, suspendedLetter, { reason: body.reason });
  });
  return describeOrganisation(organisation);
}
