import { notFound } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { connectedWallet } from '../people/index.ts';
import { IssuanceModel } from './issuance.model.ts';

/** Takes an issuance of this organisation for the rest of the transaction. Refuses one of another organisation as if it did not exist. */
export async function lockIssuance(scope: Scope, issuanceId: string): Promise<IssuanceModel> {
  const issuance = await IssuanceModel.query(scope.db).modify('ofOrganisation', scope).findById(issuanceId).forUpdate();
  if (!issuance) throw new Refusal(notFound);
  return issuance;
}

/** The same for the wallet of one person: someone else's issuance does not exist for it. */
export async function lockOwnIssuance(scope: Scope, issuanceId: string): Promise<IssuanceModel> {
  const issuance = await lockIssuance(scope, issuanceId);
  if (issuance.personId !== connectedWallet(scope).personId) throw new Refusal(notFound);
  return issuance;
}
