import type { InputOf } from '#shared/contract/route';
import type { inviteMember as contract } from '#shared/contracts/identity';
import { newToken, sha256Hex } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { describeInvitation } from './describe-invitation.ts';
import type { Desk } from './desk.ts';
import { InvitationModel } from './invitation.model.ts';
import { refuseKnownAddress } from './refuse-known-address.ts';
import { refuseUnapproved } from './refuse-unapproved.ts';
import { refuseUnknownRole } from './refuse-unknown-role.ts';
import { invitationEnd, sendInvitation } from './send-invitation.ts';

/**
 * Invites a colleague by mail: the link is good once, for 7 days. Refuses a member's address, an address already invited, a role of the other
 * application, and an organisation the platform has not approved: a stranger's sign-up must not send mail to whom it likes.
 */
export async function inviteMember(scope: Scope, { body }: InputOf<typeof contract>, desk: Desk) {
  const organisationId = organisationOf(scope);
  refuseUnknownRole(desk, body.role);
  await refuseUnapproved(scope, organisationId);
  await refuseKnownAddress(scope, organisationId, body.email, null);
  const code = newToken();
  const invitation = await InvitationModel.query(scope.db).insertAndFetch({
    ...body,
    organisationId,
    tokenHash: sha256Hex(code),
    sentAt: scope.now(),
    expiresAt: invitationEnd(scope),
  });
  await sendInvitation(scope, { ...invitation, organisationId } as never, code);
  await scope.audit('member.invited', 'invitation', invitation.id, { role: invitation.role });
  return describeInvitation(invitation, scope.now());
}
