import type { InputOf, ReplyOf } from '#shared/contract/route';
import { notOfferable, type mintWalletOffer as contract } from '#shared/contracts/issuer/credentials';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../organisations/index.ts';
import { lockOwnIssuance } from './lock-issuance.ts';
import { mintWalletCode } from './mint-code.ts';
import { credentialIssuerOf } from './organism.ts';
import { offerByValue, offerObject } from './pre-authorised-code.ts';
import { devicesOf, holdingsOf, wayTo } from './wallet-holdings.ts';

/**
 * An offer by value for the signed-in wallet, without transaction code. What is signed but not yet confirmed may be asked again: the wallet
 * that lost the answer gets the same bytes for the same keys. Of what another device of the person has, this one gets copies of its own. Refuses what
 * it holds, what ended, and everything while the organism is suspended.
 */
export async function mintWalletOffer(scope: Scope, { params }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const organism = await requireApproved(scope);
  const issuance = await lockOwnIssuance(scope, params.issuanceId);
  const holdings = (await holdingsOf(scope, [issuance.id])).get(issuance.id) ?? [];
  const way = wayTo(issuance.state, holdings, await devicesOf(scope));
  if (way === null) throw new Refusal(notOfferable);
  const { kind, code, expiresAt } = await mintWalletCode(scope, issuance, way);
  const offer = offerObject({ credentialIssuer: credentialIssuerOf(scope.house.config, organism.slug), kind, code, withTxCode: false });
  return { uri: offerByValue(offer), expiresAt: expiresAt.toISOString() };
}
