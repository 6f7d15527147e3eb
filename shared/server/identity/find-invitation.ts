import { notFound } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { InvitationModel } from './invitation.model.ts';

/** An invitation of the organisation; another's is unknown. */
export async function findInvitation(scope: Scope, invitationId: string): Promise<InvitationModel & { organisationId: string }> {
  const organisationId = organisationOf(scope);
  const invitation = await InvitationModel.query(scope.db).findOne({ id: invitationId, organisationId });
  if (!invitation) throw new Refusal(notFound);
  return invitation as InvitationModel & { organisationId: string };
}
