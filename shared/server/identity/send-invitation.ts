import type { Role } from '#shared/contracts/identity';
import { deliver } from '#shared/server/notifications/index';
import type { Scope } from '#shared/server/scope';
import type { InvitationModel } from './invitation.model.ts';
import { inviteMemberLetter } from './letters.ts';
import { invitationLink } from './links.ts';
import { OrganisationNameModel } from './organisation-name.model.ts';

export const invitationDays = 7;
export const invitationEnd = (scope: Scope): Date => new Date(scope.now().getTime() + invitationDays * 24 * 3_600_000);

/** The mail of an invitation, in the language of whoever invites. */
export async function sendInvitation(scope: Scope, invitation: InvitationModel & { organisationId: string }, code: string): Promise<void> {
  const organisation = await OrganisationNameModel.query(scope.db).findById(invitation.organisationId).select('name').throwIfNotFound();
  await deliver(scope, {
    template: inviteMemberLetter,
    to: invitation.email,
    locale: scope.locale,
    about: invitation.id,
    data: {
      name: invitation.name,
      organisation: organisation.name,
      role: invitation.role as Exclude<Role, 'platform'>,
      link: invitationLink(scope.house, code),
      days: invitationDays,
    },
  });
}
