import { notFound } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { PresentationRequestModel } from './presentation-request.model.ts';

/** A request of the scope's company. Refuses (404) an unknown one and another company's. */
export async function findOwnRequest(scope: Scope, id: string): Promise<PresentationRequestModel> {
  const request = await PresentationRequestModel.query(scope.db).findOne({ id, organisationId: organisationOf(scope) });
  if (!request) throw new Refusal(notFound);
  return request;
}
