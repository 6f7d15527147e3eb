import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import { lastAdmin, type removeMember as contract } from '#shared/contracts/identity';
import { underTenant } from '#shared/server/open-scope';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { takeTurn } from '#shared/server/take-turn';
import { identityTenant } from './desk.ts';
import { MembershipModel } from './membership.model.ts';
import { SignInModel } from './sign-in.model.ts';

/** Ends a membership, and at once the sign-ins open in this organisation. Refuses to take the last administrator away, in two tabs too. */
export async function removeMember(scope: Scope, { params }: InputOf<typeof contract>): Promise<void> {
  const organisationId = organisationOf(scope);
  await takeTurn(scope, `members:${organisationId}`);
  const members = await MembershipModel.query(scope.db).where({ organisationId });
  const member = members.find((one) => one.id === params.membershipId);
  if (!member) throw new Refusal(notFound);
  if (member.role === 'admin' && members.filter((one) => one.role === 'admin').length === 1) throw new Refusal(lastAdmin);
  await member.$query(scope.db).delete();
  await scope.audit('member.removed', 'account', member.accountId, { role: member.role });
  await underTenant(scope, identityTenant, async (identity) => {
    const open = SignInModel.query(identity.db).where({ accountId: member.accountId, organisationId }).whereNull('endedAt');
    await open.patch({ endedAt: identity.now() });
  });
}
