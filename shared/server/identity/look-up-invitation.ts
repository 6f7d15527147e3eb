import type { InputOf } from '#shared/contract/route';
import { deadLink, type lookUpInvitation as contract } from '#shared/contracts/identity';
import { underTenant } from '#shared/server/open-scope';
import { sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { identityTenant } from './desk.ts';
import { InvitationModel } from './invitation.model.ts';
import { OrganisationNameModel } from './organisation-name.model.ts';

/** What a link invites to: only its holder learns it, and whether the address already has an account. Refuses a dead link. */
export async function lookUpInvitation(scope: Scope, { body }: InputOf<typeof contract>) {
  return underTenant(scope, identityTenant, async (identity) => {
    const invitation = await InvitationModel.query(identity.db).findOne({ tokenHash: sha256Hex(body.code) });
    if (!invitation || invitation.expiresAt <= identity.now()) throw new Refusal(deadLink);
    const { organisationId, email, role } = invitation;
    const organisation = organisationId ? await OrganisationNameModel.query(identity.db).findById(organisationId).select('name') : null;
    const account = await AccountModel.query(identity.db).findOne({ email }).select('id');
    return { organisation: organisation?.name ?? null, email, role, accountExists: account !== undefined };
  });
}
