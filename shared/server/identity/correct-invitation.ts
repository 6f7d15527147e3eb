import type { InputOf } from '#shared/contract/route';
import type { correctInvitation as contract } from '#shared/contracts/identity';
import { newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { describeInvitation } from './describe-invitation.ts';
import type { Desk } from './desk.ts';
import { findInvitation } from './find-invitation.ts';
import { refuseKnownAddress } from './refuse-known-address.ts';
import { refuseUnapproved } from './refuse-unapproved.ts';
import { refuseUnknownRole } from './refuse-unknown-role.ts';
import { invitationEnd, sendInvitation } from './send-invitation.ts';

/** Corrects address, name or role and sends the invitation anew: whoever received the former link can no longer use it. */
export async function correctInvitation(scope: Scope, { params, body }: InputOf<typeof contract>, desk: Desk) {
  refuseUnknownRole(desk, body.role);
  const invitation = await findInvitation(scope, params.invitationId);
  await refuseUnapproved(scope, invitation.organisationId);
  await refuseKnownAddress(scope, invitation.organisationId, body.email, invitation.id);
  const code = newToken();
  await invitation.$query(scope.db).patch({ ...body, tokenHash: sha256Hex(code), sentAt: scope.now(), expiresAt: invitationEnd(scope) });
  await sendInvitation(scope, invitation, code);
  await scope.audit('invitation.corrected', 'invitation', invitation.id, { role: body.role });
  return describeInvitation(invitation, scope.now());
}
