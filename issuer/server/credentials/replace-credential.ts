import type { ClaimsToSign } from '#shared/credentials/ld';
import type { Scope } from '#shared/server/scope';
import { openClaims } from './frozen-claims.ts';
import type { IssuanceModel } from './issuance.model.ts';
import { offerCredential } from './offer-credential.ts';
import { revokeCredential } from './revoke-credential.ts';

export interface Replacement {
  readonly issuance: IssuanceModel;
  readonly reason: string;
  /** The same as before when absent. */
  readonly claims?: ClaimsToSign;
}

/**
 * Revokes a signed credential and offers it again, linked to the former one: its keys are gone with a lost wallet, the wallet could not keep
 * it, or a name in it was wrong. The caller holds the row.
 */
export async function replaceCredential(scope: Scope, { issuance, reason, claims }: Replacement): Promise<void> {
  const { personId, kind, title, level, earnedOn, sourceKind, sourceId } = issuance;
  const offered = claims ?? (await openClaims(scope, issuance));
  await revokeCredential(scope, { issuance, reason });
  await offerCredential(scope, { personId, kind, title, level, earnedOn, sourceKind, sourceId, replacesId: issuance.id, claims: offered });
}
