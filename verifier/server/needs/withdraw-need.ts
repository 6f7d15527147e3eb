import { notFound } from '#shared/contract/problem';
import type { ParamsOf } from '#shared/contract/route';
import type { withdrawNeed as contract } from '#shared/contracts/verifier/needs';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { NeedModel } from './need.model.ts';

/** It leaves the registry with its row; the audit log keeps that it was there. Refuses (404) another company's. */
export async function withdrawNeed(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }): Promise<void> {
  const gone = await NeedModel.query(scope.db)
    .delete()
    .where({ id: params.needId, organisationId: organisationOf(scope) });
  if (gone === 0) throw new Refusal(notFound);
  await scope.audit('need.withdrawn', 'need', params.needId);
}
