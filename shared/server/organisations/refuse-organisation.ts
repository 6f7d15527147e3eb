import type { InputOf } from '#shared/contract/route';
import { organisationRefused, type refuseOrganisation as contract } from '#shared/contracts/organisations';
import type { Scope } from '#shared/server/scope';
import { holdOrganisation, settle, tellContact, within } from './decide.ts';
import { describeOrganisation } from './describe-organisation.ts';
import { refusedLetter } from './letters.ts';

/** Refuses an organisation that waits, with words its contact receives; it may correct itself and is then sent again. Refuses any other state. */
export async function refuseOrganisation(scope: Scope, { params, body }: InputOf<typeof contract>) {
  const organisation = await holdOrganisation(scope, params.organisationId);
  await settle(scope, organisation, 'refused', { reason: body.reason });
  await scope.audit('organisation.refused', 'organisation', organisation.id);
  await within(scope, organisation, async (there) => {
    await there.record(organisationRefused, organisation.id, { organisationId: organisation.id });
    await there.audit('organisation.refused', 'organisation', organisation.id);
    await tellContact(there, organisation, refusedLetter, { reason: body.reason });
  });
  return describeOrganisation(organisation);
}
