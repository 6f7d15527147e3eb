import type { InputOf, ReplyOf } from '#shared/contract/route';
import { notOfferable, type mintCopiesOffer as contract } from '#shared/contracts/issuer/credentials';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../organisations/index.ts';
import { lockOwnIssuance } from './lock-issuance.ts';
import { mintWalletCode } from './mint-code.ts';
import { credentialIssuerOf } from './organism.ts';
import { offerByValue, offerObject } from './pre-authorised-code.ts';

/**
 * An offer by which the signed-in wallet gets ten more copies of what it holds. Refuses what is not delivered, suspended or ended, and
 * everything while the organism is suspended.
 */
export async function mintCopiesOffer(scope: Scope, { params }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const organism = await requireApproved(scope);
  const issuance = await lockOwnIssuance(scope, params.issuanceId);
  if (issuance.state !== 'delivered') throw new Refusal(notOfferable);
  const { kind, code, expiresAt } = await mintWalletCode(scope, issuance, 'refill');
  const offer = offerObject({ credentialIssuer: credentialIssuerOf(scope.house.config, organism.slug), kind, code, withTxCode: false });
  return { uri: offerByValue(offer), expiresAt: expiresAt.toISOString() };
}
