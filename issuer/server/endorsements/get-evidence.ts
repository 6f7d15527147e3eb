import { notFound } from '#shared/contract/problem';
import type { InputOf, ReplyOf } from '#shared/contract/route';
import type { getEvidence as contract } from '#shared/contracts/issuer/endorsements';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { visibleTrainees } from '../training/index.ts';
import { EndorsementModel } from './endorsement.model.ts';
import { openFile, openRequest } from './sealed-request.ts';

/** The file shown with a request, to who may decide on it and until the decision. Refuses any other as not found. */
export async function getEvidence(scope: Scope, { params }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const row = await EndorsementModel.query(scope.db).modify('ofOrganisation', scope).findById(params.endorsementId);
  const visible = await visibleTrainees(scope);
  if (!row?.sealedFile || (visible && !visible.has(row.personId))) throw new Refusal(notFound);
  const { evidence } = await openRequest(scope, row);
  return { name: evidence?.name ?? '', content: await openFile(scope, row.id, row.sealedFile) };
}
