import type { InputOf } from '#shared/contract/route';
import { type correctOrganisation as contract, wrongState } from '#shared/contracts/organisations';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { describeOrganisation } from './describe-organisation.ts';
import { OrganisationModel } from './organisation.model.ts';
import { move } from './organisation-states.ts';
import { refuseTakenSiret } from './refuse-taken-siret.ts';

type Body = InputOf<typeof contract>['body'];

/** What the platform approved is what the registry says: name and SIRET move no more. A suspended organisation changes nothing. */
const refuseChange = (organisation: OrganisationModel, body: Body): void => {
  const renamed = organisation.name !== body.name || organisation.siret !== body.siret;
  if (organisation.state === 'suspended' || organisation.state === 'closed' || (organisation.state === 'approved' && renamed))
    throw new Refusal(wrongState);
};

/** A refused organisation that corrects itself is sent again. */
const sendAgain = (organisation: OrganisationModel, now: Date) =>
  organisation.state === 'refused' ? { state: move('refused', 'pending'), reason: null, decidedAt: null, submittedAt: now } : {};

/** Corrects contact and appearance at any time, name and SIRET before approval. Refuses a SIRET another organisation registered. */
export async function correctOrganisation(scope: Scope, { body }: InputOf<typeof contract>) {
  const organisation = await OrganisationModel.query(scope.db).findById(organisationOf(scope)).forUpdate().throwIfNotFound();
  refuseChange(organisation, body);
  const change = { ...body, ...sendAgain(organisation, scope.now()) };
  await refuseTakenSiret(OrganisationModel.query(scope.db).findById(organisation.id).patch(change));
  await scope.audit('organisation.corrected', 'organisation', organisation.id, { sentAgain: organisation.state === 'refused' });
  return describeOrganisation(Object.assign(organisation, change));
}
