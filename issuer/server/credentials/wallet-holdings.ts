import { organisationOf, type Scope } from '#shared/server/scope';
import { connectedWallet, openConnectionsOf } from '../people/index.ts';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import { waits, type IssuanceState } from './issuance-states.ts';
import type { CodePurpose } from './offer-code.model.ts';

/** Copies of one credential, by the device they were signed for; null when that is not known (asked at a counter, or from a page). */
export interface Holding {
  readonly connectionId: string | null;
  /** That device said that it keeps them. */
  readonly kept: boolean;
}

export interface Devices {
  /** The one that asks. */
  readonly own: string | null;
  readonly others: readonly string[];
}

/**
 * By which way this device gets a credential it does not hold: the first copies of what waits, or copies of its own of what was signed for
 * another device of the same person (shared/decisions/0025). Null when there is nothing for it to get.
 */
export const wayTo = (state: IssuanceState, holdings: readonly Holding[], { own, others }: Devices): CodePurpose | null => {
  if (waits(state)) return 'collect';
  if (state !== 'signed' && state !== 'delivered') return null;
  const mine = holdings.filter(({ connectionId }) => connectionId === own);
  const elsewhere = holdings.some(({ connectionId: id }) => (id === null ? others.length > 0 : others.includes(id)));
  if (state === 'signed' && (mine.length > 0 || !elsewhere)) return 'collect';
  if (mine.some(({ kept }) => kept)) return null;
  return mine.length > 0 || elsewhere ? 'refill' : null;
};

/** Who holds copies of these credentials, by issuance. */
export async function holdingsOf(scope: Scope, issuanceIds: readonly string[]): Promise<ReadonlyMap<string, readonly Holding[]>> {
  const rows = await IssuanceCopyModel.query(scope.db)
    .where({ organisationId: organisationOf(scope) })
    .whereIn('issuanceId', [...issuanceIds])
    .whereNotNull('holder')
    .distinct('issuanceId', 'connectionId')
    .select(IssuanceCopyModel.raw('sealed_credential is null as kept'));
  const found = new Map<string, Holding[]>();
  for (const { issuanceId, connectionId, kept } of rows as unknown as readonly (Holding & { readonly issuanceId: string })[])
    found.set(issuanceId, [...(found.get(issuanceId) ?? []), { connectionId, kept }]);
  return found;
}

/** This device, and the others of the same person that are connected now. */
export async function devicesOf(scope: Scope): Promise<Devices> {
  const wallet = connectedWallet(scope);
  const own = wallet.connectionId;
  const others = (await openConnectionsOf(scope, wallet)).filter((id) => id !== own);
  return { own, others };
}
