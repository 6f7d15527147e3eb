import type { ReasonCode } from '#shared/contracts/issuer/status-reasons';
import type { Scope } from '#shared/server/scope';
import { ContestationModel } from './contestation.model.ts';
import type { IssuanceModel } from './issuance.model.ts';
import type { Why } from './move-issuance.ts';

const corrected = new Set<ReasonCode>(['validation-corrected', 'attendance-corrected', 'identity-corrected']);
/** Another credential says the same: the question stays open. */
const saysTheSame = new Set<ReasonCode>(['wallet-lost', 'not-kept', 'key-compromised']);

/** What was contested is corrected or withdrawn: that is the answer, and the reason is its words. Does nothing when nothing was contested. */
export async function closeContestation(scope: Scope, issuance: IssuanceModel, { reasonCode, reason = null }: Why): Promise<void> {
  if (saysTheSame.has(reasonCode)) return;
  const { organisationId, sourceKind, sourceId } = issuance;
  const state = corrected.has(reasonCode) ? 'corrected' : 'withdrawn';
  await ContestationModel.query(scope.db)
    .patch({ state, answer: reason, answeredAt: scope.now() })
    .where({ organisationId, sourceKind, sourceId, state: 'open' });
}
