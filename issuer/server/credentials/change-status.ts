import type { InputOf, ReplyOf } from '#shared/contract/route';
import { notInThatState, type changeStatus as contract } from '#shared/contracts/issuer/credential-status';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { identityOf } from '../people/index.ts';
import { applyAct, judgeAct } from './apply-act.ts';
import { describeIssuance } from './describe-issuance.ts';
import { lockIssuance } from './lock-issuance.ts';

/**
 * Suspends, resumes or revokes one credential, with a reason of the closed list that its holder reads in the wallet. The published list says
 * it at the next look (ARF VCR_04: a suspension ends, a revocation does not). Refuses what the state does not allow, said again or too late.
 */
export async function changeStatus(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const issuance = await lockIssuance(scope, params.issuanceId);
  if (judgeAct(body.act, issuance) !== 'changes') throw new Refusal(notInThatState);
  await applyAct(scope, { issuance, ...body });
  return describeIssuance(issuance, await identityOf(scope, issuance.personId));
}
