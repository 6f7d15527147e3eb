import type { InputOf } from '#shared/contract/route';
import type { confirmEmail as contract } from '#shared/contracts/identity';
import { confirmSignUp, identityTenant } from '#shared/server/identity/index';
import { underTenant } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { OrganisationModel } from './organisation.model.ts';

/** Spends the link of a sign-up: the account exists, administers its organisation, and the platform sees that it waits. Refuses a dead link. */
export async function confirmEmail(scope: Scope, { body }: InputOf<typeof contract>) {
  return underTenant(scope, identityTenant, async (identity) => {
    const { email, organisationId } = await confirmSignUp(identity, body.code);
    await OrganisationModel.query(identity.db).findById(organisationId).patch({ confirmedAt: identity.now() });
    const chain = { ...identityTenant, organisationIds: [organisationId] };
    await underTenant(identity, chain, (there) => there.audit('organisation.registered', 'organisation', organisationId));
    return { email };
  });
}
