import type { InputOf } from '#shared/contract/route';
import type { cancelInvitation as contract } from '#shared/contracts/identity';
import type { Scope } from '#shared/server/scope';
import { findInvitation } from './find-invitation.ts';

/** Takes an invitation back: its link dies at once. */
export async function cancelInvitation(scope: Scope, { params }: InputOf<typeof contract>): Promise<void> {
  const invitation = await findInvitation(scope, params.invitationId);
  await invitation.$query(scope.db).delete();
  await scope.audit('invitation.cancelled', 'invitation', invitation.id);
}
