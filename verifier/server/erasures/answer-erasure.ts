import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import { erasureAnswered, reasonMissing, type answerErasure as contract } from '#shared/contracts/verifier/erasures';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { describeErasure } from './describe-erasure.ts';
import { ErasureModel } from './erasure.model.ts';

/**
 * The company's answer, once: everything was erased, or why not (RGPD, articles 12(4) and 17(3)). Refuses another company's request (404), one
 * that has its answer, and a no without a reason.
 */
export async function answerErasure(scope: Scope, { params, body }: Pick<InputOf<typeof contract>, 'params' | 'body'>) {
  const own = { id: params.erasureId, organisationId: organisationOf(scope) };
  const found = await ErasureModel.query(scope.db).findOne(own);
  if (!found) throw new Refusal(notFound);
  if (!body.erased && body.reason === null) throw new Refusal(reasonMissing);
  const state = body.erased ? 'done' : 'declined';
  const answer = { state, answeredAt: scope.now(), reason: body.erased ? null : body.reason } as const;
  const answered = await ErasureModel.query(scope.db)
    .where({ ...own, state: 'asked' })
    .patch(answer);
  if (answered === 0) throw new Refusal(erasureAnswered);
  await scope.audit(`erasure.${state}`, 'disclosure', found.disclosureId);
  return describeErasure(scope, await ErasureModel.query(scope.db).findOne(own).throwIfNotFound());
}
