import type { ClaimsToSign } from '#shared/credentials/ld';
import type { Scope } from '#shared/server/scope';
import { openClaims } from './frozen-claims.ts';
import { IssuanceModel } from './issuance.model.ts';
import type { Why } from './move-issuance.ts';
import { offerCredential } from './offer-credential.ts';
import { revokeCredential } from './revoke-credential.ts';

export interface Replacement extends Why {
  readonly issuance: IssuanceModel;
  /** The same as before when absent. */
  readonly claims?: ClaimsToSign;
  /** A mere spelling: the former one stands until this one is in the wallet, thirty days at most (shared/decisions/0010). */
  readonly untilDelivered?: boolean;
}

/**
 * Offers a signed credential again, linked to the former one, which ends as replaced: its keys are gone with a lost wallet, the wallet could
 * not keep it, or a name in it was wrong. A suspended one stays suspended, and is replaced when it would be resumed. The caller holds the row.
 */
export async function replaceCredential(scope: Scope, { issuance, claims, untilDelivered = false, ...why }: Replacement): Promise<void> {
  if (issuance.state === 'suspended') {
    await IssuanceModel.query(scope.db).findById(issuance.id).patch({ resumeAs: why.reasonCode });
    return;
  }
  const { personId, kind, title, level, earnedOn, sessionId, sourceKind, sourceId } = issuance;
  const offered = claims ?? (await openClaims(scope, issuance));
  if (!untilDelivered) await revokeCredential(scope, { issuance, as: 'replaced', ...why });
  await offerCredential(scope, {
    ...{ personId, kind, title, level, earnedOn, sessionId, sourceKind, sourceId },
    ...{ replacesId: issuance.id, claims: offered },
  });
}
