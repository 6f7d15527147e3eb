import { deadLink } from '#shared/contracts/identity';
import { identityTenant } from '#shared/server/identity/index';
import { underTenant } from '#shared/server/open-scope';
import { sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { WalletInvitationModel } from './wallet.model.ts';

/** The invitation a code stands for. Refuses one that is unknown, used, replaced or older than 14 days, with the same words each time. */
export async function findInvitation(scope: Scope, code: string): Promise<WalletInvitationModel> {
  const found = await underTenant(scope, identityTenant, async (identity) =>
    WalletInvitationModel.query(identity.db).findOne({ codeHash: sha256Hex(code) }),
  );
  if (!found || found.usedAt || found.endedAt || found.expiresAt <= scope.now()) throw new Refusal(deadLink);
  return found;
}
