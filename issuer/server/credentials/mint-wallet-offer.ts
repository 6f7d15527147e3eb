import type { InputOf, ReplyOf } from '#shared/contract/route';
import { notOfferable, type mintWalletOffer as contract } from '#shared/contracts/issuer/credentials';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../organisations/index.ts';
import { waits } from './issuance-states.ts';
import { lockOwnIssuance } from './lock-issuance.ts';
import { mintWalletCode } from './mint-code.ts';
import { credentialIssuerOf } from './organism.ts';
import { offerByValue, offerObject } from './pre-authorised-code.ts';

/**
 * An offer by value for the signed-in wallet, without transaction code. What is signed but not yet confirmed may be asked again: the wallet
 * that lost the answer gets the same bytes for the same keys. Refuses what is delivered or ended, and everything while the organism is suspended.
 */
export async function mintWalletOffer(scope: Scope, { params }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const organism = await requireApproved(scope);
  const issuance = await lockOwnIssuance(scope, params.issuanceId);
  if (!waits(issuance.state) && issuance.state !== 'signed') throw new Refusal(notOfferable);
  const { kind, code, expiresAt } = await mintWalletCode(scope, issuance);
  const offer = offerObject({ credentialIssuer: credentialIssuerOf(scope.house.config, organism.slug), kind, code, withTxCode: false });
  return { uri: offerByValue(offer), expiresAt: expiresAt.toISOString() };
}
