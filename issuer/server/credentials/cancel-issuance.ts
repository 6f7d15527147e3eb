import type { InputOf, ReplyOf } from '#shared/contract/route';
import { notOfferable, type cancelIssuance as contract } from '#shared/contracts/issuer/credentials';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { identityOf } from '../people/index.ts';
import { describeIssuance } from './describe-issuance.ts';
import { waits } from './issuance-states.ts';
import { lockIssuance } from './lock-issuance.ts';
import { revokeCredential } from './revoke-credential.ts';

/** Takes an offer back before anything was signed, with a reason the trainee may read. Refuses what is in a wallet or has ended. */
export async function cancelIssuance(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const issuance = await lockIssuance(scope, params.issuanceId);
  if (!waits(issuance.state)) throw new Refusal(notOfferable);
  await revokeCredential(scope, { issuance, reasonCode: 'other', reason: body.reason });
  await scope.audit('issuance.cancelled', 'issuance', issuance.id);
  return describeIssuance(issuance, await identityOf(scope, issuance.personId));
}
