import { notFound } from '#shared/contract/problem';
import { localeOfAddress, signedInAccount } from '#shared/server/identity/index';
import { deliver, type Template } from '#shared/server/notifications/index';
import { underTenant } from '#shared/server/open-scope';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { OrganisationModel } from './organisation.model.ts';
import { move, type State } from './organisation-states.ts';

/** The organisation a platform administrator decides on, held until the commit so that two decisions follow each other. */
export async function holdOrganisation(scope: Scope, organisationId: string): Promise<OrganisationModel> {
  const organisation = await OrganisationModel.query(scope.db).findById(organisationId).forUpdate();
  if (!organisation) throw new Refusal(notFound);
  return organisation;
}

/** Moves an organisation to another state and keeps the platform's words. Refuses a way the table of states does not have. */
export async function settle(scope: Scope, organisation: OrganisationModel, to: State, change: Partial<OrganisationModel>): Promise<void> {
  const decided = { ...change, state: move(organisation.state, to), decidedAt: scope.now() };
  await OrganisationModel.query(scope.db).findById(organisation.id).patch(decided);
  Object.assign(organisation, decided);
}

/** Does `work` as the organisation's tenant: facts, audit lines and mail about a decision belong to it, not to the platform. */
export const within = <T>(scope: Scope, organisation: OrganisationModel, work: (there: Scope) => Promise<T>): Promise<T> =>
  underTenant(scope, { organisationIds: [organisation.id], accountId: signedInAccount(scope).accountId }, work);

/** Tells the contact person, in the language of the account if the address has one. */
export async function tellContact<D extends object>(
  there: Scope,
  organisation: OrganisationModel,
  template: Template<D & { name: string; organisation: string; link: string }>,
  more: D,
): Promise<void> {
  const { contactEmail, contactName, name, id } = organisation;
  const locale = (await localeOfAddress(there, contactEmail)) ?? organisation.locale;
  const data = { ...more, name: contactName, organisation: name, link: `${there.house.config.publicUrl}/sign-in` };
  await deliver(there, { template, to: contactEmail, locale, about: id, data });
}
