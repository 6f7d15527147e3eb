import type { PayloadOf } from '#shared/contract/fact';
import type { walletLost } from '#shared/contracts/issuer/people';
import type { Happened } from '#shared/server/reactions';
import { organisationOf, type Scope } from '#shared/server/scope';
import { closeWays } from './close-codes.ts';
import { IssuanceModel } from './issuance.model.ts';
import { replaceCredential } from './replace-credential.ts';

/**
 * What a lost wallet held is revoked and offered again with the same claims, and codes it had asked for die. Only what was signed before
 * the loss was told: what the new wallet collected since is its own.
 */
export async function reofferLost(scope: Scope, { payload, recordedAt }: Happened<PayloadOf<typeof walletLost>>): Promise<void> {
  const issuances = await IssuanceModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), personId: payload.personId })
    .whereIn('state', ['offered', 'claimed', 'signed', 'delivered', 'suspended'])
    .orderBy('id')
    .forUpdate();
  let replaced = 0;
  for (const issuance of issuances) {
    if (!issuance.signedAt) await closeWays(scope, issuance.id);
    else if (issuance.signedAt <= recordedAt) {
      await replaceCredential(scope, { issuance, reasonCode: 'wallet-lost' });
      replaced += 1;
    }
  }
  if (replaced > 0) await scope.audit('credential.replaced', 'person', payload.personId, { replaced });
}
