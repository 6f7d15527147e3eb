import type { InputOf } from '#shared/contract/route';
import type { resendInvitation as contract } from '#shared/contracts/identity';
import { newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { describeInvitation } from './describe-invitation.ts';
import { findInvitation } from './find-invitation.ts';
import { refuseUnapproved } from './refuse-unapproved.ts';
import { invitationEnd, sendInvitation } from './send-invitation.ts';

/** Sends the invitation again under a new link, good for 7 days from now; the former link dies. */
export async function resendInvitation(scope: Scope, { params }: InputOf<typeof contract>) {
  const invitation = await findInvitation(scope, params.invitationId);
  await refuseUnapproved(scope, invitation.organisationId);
  const code = newToken();
  const change = { tokenHash: sha256Hex(code), sentAt: scope.now(), expiresAt: invitationEnd(scope) };
  await invitation.$query(scope.db).patch(change);
  await sendInvitation(scope, invitation, code);
  await scope.audit('invitation.resent', 'invitation', invitation.id);
  return describeInvitation(invitation, scope.now());
}
