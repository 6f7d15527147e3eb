import type { InputOf } from '#shared/contract/route';
import { type approveOrganisation as contract, organisationApproved } from '#shared/contracts/organisations';
import type { Scope } from '#shared/server/scope';
import { takeTurn } from '#shared/server/take-turn';
import { holdOrganisation, settle, tellContact, within } from './decide.ts';
import { describeOrganisation } from './describe-organisation.ts';
import { approvedLetter } from './letters.ts';
import { makeKey } from './make-key.ts';
import { OrganisationModel } from './organisation.model.ts';
import { move } from './organisation-states.ts';
import { didOfSlug, type Setting } from './setting.ts';
import { freeSlug, slugOf } from './slug.ts';

async function chooseSlug(scope: Scope, name: string): Promise<string> {
  await takeTurn(scope, 'organisations.slug');
  const base = slugOf(name);
  const near = await OrganisationModel.query(scope.db).whereLike('slug', `${base}%`).select('slug');
  return freeSlug(base, new Set(near.map((one) => one.slug ?? '')));
}

/**
 * Approves an organisation that waits: it gets its slug, its DID and key for good, enters the registry, and its contact is told. Refuses any other
 * state, so a second click changes nothing.
 */
export async function approveOrganisation(scope: Scope, { params }: InputOf<typeof contract>, setting: Setting) {
  const organisation = await holdOrganisation(scope, params.organisationId);
  move(organisation.state, 'approved');
  const slug = organisation.slug ?? (await chooseSlug(scope, organisation.name));
  const did = didOfSlug(scope.house, setting, slug);
  await within(scope, organisation, (there) => makeKey(there, organisation.id, did));
  await settle(scope, organisation, 'approved', { slug, did, reason: null, approvedAt: scope.now() });
  await scope.audit('organisation.approved', 'organisation', organisation.id);
  await within(scope, organisation, async (there) => {
    await there.record(organisationApproved, organisation.id, { organisationId: organisation.id, did });
    await there.audit('organisation.approved', 'organisation', organisation.id, { did });
    await tellContact(there, organisation, approvedLetter, {});
  });
  return describeOrganisation(organisation);
}
