import type { Scope } from '#shared/server/scope';
import { mayMove, type IssuanceState } from './issuance-states.ts';
import { IssuanceModel } from './issuance.model.ts';

export interface Move {
  readonly issuance: IssuanceModel;
  readonly to: IssuanceState;
  readonly reason?: string;
}

const dates: Readonly<Record<IssuanceState, 'offeredAt' | 'claimedAt' | 'signedAt' | 'deliveredAt' | 'endedAt' | null>> = {
  offered: 'offeredAt',
  claimed: 'claimedAt',
  signed: 'signedAt',
  delivered: 'deliveredAt',
  suspended: null,
  revoked: 'endedAt',
  cancelled: 'endedAt',
};

/**
 * The only way an issuance changes state. Throws on a transition the table does not have, and when another transaction moved it first: the
 * caller holds the row (`lockIssuance`) and has already refused in words what it must refuse.
 */
export async function moveIssuance(scope: Scope, { issuance, to, reason }: Move): Promise<void> {
  const from = issuance.state;
  if (!mayMove(from, to)) throw new Error(`an issuance does not go from ${from} to ${to}`);
  const date = dates[to];
  const changes = { state: to, ...(date ? { [date]: scope.now() } : {}), ...(reason === undefined ? {} : { reason }) };
  const moved = await IssuanceModel.query(scope.db).patch(changes).where({ id: issuance.id, state: from });
  if (moved !== 1) throw new Error('the issuance was moved by another transaction');
  Object.assign(issuance, changes);
}
