import { notFound } from '#shared/contract/problem';
import type { InputOf, ParamsOf } from '#shared/contract/route';
import { needDecided, type approveNeed as approving, type refuseNeed as refusing } from '#shared/contracts/verifier/needs';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { describeDeclaredNeed } from './describe-need.ts';
import { NeedModel } from './need.model.ts';

async function decide(scope: Scope, id: string, { state, reason }: Pick<NeedModel, 'state' | 'reason'>) {
  const found = await NeedModel.query(scope.db).findById(id);
  if (!found) throw new Refusal(notFound);
  const decided = await NeedModel.query(scope.db).findById(id).where({ state: 'waiting' }).patch({ state, reason, decidedAt: scope.now() });
  if (decided === 0) throw new Refusal(needDecided);
  await scope.audit(`need.${state}`, 'need', id);
  return describeDeclaredNeed(scope, await NeedModel.query(scope.db).findById(id).throwIfNotFound());
}

/** Stands in the registry from now on. Refuses an unknown one (404) and one that has its answer. */
export async function approveNeed(scope: Scope, { params }: { readonly params: ParamsOf<typeof approving> }) {
  return decide(scope, params.needId, { state: 'approved', reason: null });
}

/** In words that the company reads. Refuses an unknown one (404) and one that has its answer. */
export async function refuseNeed(scope: Scope, { params, body }: Pick<InputOf<typeof refusing>, 'params' | 'body'>) {
  return decide(scope, params.needId, { state: 'refused', reason: body.reason });
}
