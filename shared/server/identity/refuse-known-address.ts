import { alreadyInvited, alreadyMember } from '#shared/contracts/identity';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { InvitationModel } from './invitation.model.ts';
import { MembershipModel } from './membership.model.ts';

/** Refuses an address that belongs to a member or to another waiting invitation of this organisation; an expired one gives way. */
export async function refuseKnownAddress(scope: Scope, organisationId: string, email: string, except: string | null): Promise<void> {
  const members = MembershipModel.query(scope.db).where({ organisationId }).select('accountId');
  const member = await AccountModel.query(scope.db).where({ email }).whereIn('id', members).first();
  if (member) throw new Refusal(alreadyMember);
  const others = await InvitationModel.query(scope.db).where({ organisationId, email });
  for (const other of others.filter((one) => one.id !== except)) {
    if (other.expiresAt > scope.now()) throw new Refusal(alreadyInvited);
    await InvitationModel.query(scope.db).deleteById(other.id);
  }
}
