import { inScope } from '#shared/server/open-scope';
import type { House } from '#shared/server/house';
import { newToken, sha256Hex } from '#shared/server/random';
import { InvitationModel } from './invitation.model.ts';
import { invitationLink } from './links.ts';
import { invitationEnd } from './send-invitation.ts';

/**
 * The one-time link by which the first platform administrator chooses a password, for whoever holds the server's shell (`npm run admin:create`).
 * Asked again for the same address, the former link dies. Good for 7 days.
 */
export async function invitePlatformAdministrator(
  house: House,
  person: { readonly email: string; readonly name: string },
): Promise<string> {
  const email = person.email.trim().toLowerCase();
  return inScope(
    house,
    { actor: { kind: 'machine', organisationId: null }, tenant: { organisationIds: [], grant: 'platform' } },
    async (scope) => {
      const code = newToken();
      await InvitationModel.query(scope.db).where({ email }).whereNull('organisationId').delete();
      const invitation = await InvitationModel.query(scope.db).insertAndFetch({
        ...{ organisationId: null, email, name: person.name, role: 'platform' as const },
        ...{ tokenHash: sha256Hex(code), sentAt: scope.now(), expiresAt: invitationEnd(scope) },
      });
      await scope.audit('platform.administrator-invited', 'invitation', invitation.id);
      return invitationLink(house, code);
    },
  );
}
