import { notFound } from '#shared/contract/problem';
import type { ParamsOf } from '#shared/contract/route';
import type { closePresentationLink as contract } from '#shared/contracts/verifier/presentations';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { PresentationLinkModel } from './presentation-link.model.ts';

/** Nobody can follow it any more; closed twice, it stays closed. Refuses (404) an unknown one and another company's. */
export async function closePresentationLink(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }): Promise<void> {
  const link = await PresentationLinkModel.query(scope.db).findOne({ id: params.linkId, organisationId: organisationOf(scope) });
  if (!link) throw new Refusal(notFound);
  await PresentationLinkModel.query(scope.db).findById(link.id).whereNull('closedAt').patch({ closedAt: scope.now() });
}
