import type { InputOf, ReplyOf } from '#shared/contract/route';
import { notOfferable, type mintOffer as contract } from '#shared/contracts/issuer/credentials';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../organisations/index.ts';
import { waits } from './issuance-states.ts';
import { lockIssuance } from './lock-issuance.ts';
import { mintDeskCode } from './mint-code.ts';
import { credentialIssuerOf } from './organism.ts';
import { offerByReference } from './pre-authorised-code.ts';

/**
 * For a trainee at the desk: an offer to scan, and six digits to read out, good for ten minutes. Refuses what is already in a wallet or ended,
 * and everything while the organism is suspended.
 */
export async function mintOffer(scope: Scope, { params }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const organism = await requireApproved(scope);
  const issuance = await lockIssuance(scope, params.issuanceId);
  if (!waits(issuance.state)) throw new Refusal(notOfferable);
  const { offerSecret, txCode, expiresAt } = await mintDeskCode(scope, issuance);
  await scope.audit('offer.minted', 'issuance', issuance.id);
  const uri = offerByReference(`${credentialIssuerOf(scope.house.config, organism.slug)}/offers/${offerSecret}`);
  return { uri, txCode, expiresAt: expiresAt.toISOString(), title: issuance.title };
}
