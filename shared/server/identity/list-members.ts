import { organisationOf, type Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { describeInvitation } from './describe-invitation.ts';
import { InvitationModel } from './invitation.model.ts';
import { MembershipModel } from './membership.model.ts';

/** The members of the organisation by name, and the invitations that wait or have expired. */
export async function listMembers(scope: Scope) {
  const organisationId = organisationOf(scope);
  const memberships = await MembershipModel.query(scope.db).where({ organisationId });
  const accounts = await AccountModel.query(scope.db).whereIn(
    'id',
    memberships.map((one) => one.accountId),
  );
  const byId = new Map(accounts.map((one) => [one.id, one]));
  const invitations = await InvitationModel.query(scope.db)
    .where({ organisationId })
    .orderBy([
      { column: 'sentAt', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  const members = memberships.flatMap(({ id, accountId, role, createdAt }) => {
    const account = byId.get(accountId);
    return account ? [{ id, accountId, role, name: account.name, email: account.email, since: createdAt.toISOString() }] : [];
  });
  members.sort((left, right) => left.name.localeCompare(right.name, 'fr'));
  return { members, invitations: invitations.map((one) => describeInvitation(one, scope.now())) };
}
