import { notFound } from '#shared/contract/problem';
import { requireApproved } from '#shared/server/organisations/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { visibleTrainees } from '../training/index.ts';
import { EndorsementModel } from './endorsement.model.ts';

/** A request the actor may decide on, held until the end of the transaction. Refuses, as not found, another organism's and another trainer's. */
export async function lockRequest(scope: Scope, id: string): Promise<EndorsementModel> {
  await requireApproved(scope);
  const row = await EndorsementModel.query(scope.db).modify('ofOrganisation', scope).findById(id).forUpdate();
  const visible = await visibleTrainees(scope);
  if (!row || (visible && !visible.has(row.personId))) throw new Refusal(notFound);
  return row;
}
