import type { ReasonCode } from '#shared/contracts/issuer/status-reasons';
import type { Scope } from '#shared/server/scope';
import { mayMove, type IssuanceState } from './issuance-states.ts';
import { IssuanceModel } from './issuance.model.ts';

export interface Why {
  readonly reasonCode: ReasonCode;
  readonly reason?: string | null;
}

export interface Move {
  readonly issuance: IssuanceModel;
  readonly to: IssuanceState;
  /** Why, for the holder and the organism: with every act of a person, and whatever ends it. */
  readonly why?: Why;
}

const dates: Readonly<Record<IssuanceState, 'offeredAt' | 'claimedAt' | 'signedAt' | 'deliveredAt' | 'endedAt' | null>> = {
  offered: 'offeredAt',
  claimed: 'claimedAt',
  signed: 'signedAt',
  delivered: 'deliveredAt',
  suspended: null,
  revoked: 'endedAt',
  replaced: 'endedAt',
  cancelled: 'endedAt',
};

/**
 * The only way an issuance changes state. Throws on a transition the table does not have, and when another transaction moved it first: the
 * caller holds the row (`lockIssuance`) and has already refused in words what it must refuse.
 */
export async function moveIssuance(scope: Scope, { issuance, to, why }: Move): Promise<void> {
  const from = issuance.state;
  if (!mayMove(from, to)) throw new Error(`an issuance does not go from ${from} to ${to}`);
  const date = dates[to];
  const now = scope.now();
  const changes = {
    state: to,
    // The day it was delivered is the first: resumed, it does not become younger.
    ...(date && !issuance[date] ? { [date]: now } : {}),
    ...(why ? { reasonCode: why.reasonCode, reason: why.reason ?? null, statedAt: now } : {}),
    ...(from === 'suspended' ? { resumeAs: null } : {}),
  };
  const moved = await IssuanceModel.query(scope.db).patch(changes).where({ id: issuance.id, state: from });
  if (moved !== 1) throw new Error('the issuance was moved by another transaction');
  Object.assign(issuance, changes);
}
