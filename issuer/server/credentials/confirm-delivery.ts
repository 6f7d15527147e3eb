import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import type { confirmDelivery as contract } from '#shared/contracts/issuer/credentials';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { connectedWallet } from '../people/index.ts';
import { keepDelivery } from './keep-delivery.ts';
import { lockOwnIssuance } from './lock-issuance.ts';

/** The signed-in wallet says that the credential is safely stored. Refuses what is another person's, and what was never signed. */
export async function confirmDelivery(scope: Scope, { params }: InputOf<typeof contract>): Promise<void> {
  const issuance = await lockOwnIssuance(scope, params.issuanceId);
  if (!issuance.signedAt) throw new Refusal(notFound);
  await keepDelivery(scope, issuance, connectedWallet(scope).connectionId);
}
