import { notFound } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { DisclosureModel } from './disclosure.model.ts';

/** A disclosure to the scope's company. Refuses (404) an unknown one and another company's. */
export async function findOwnDisclosure(scope: Scope, id: string): Promise<DisclosureModel> {
  const disclosure = await DisclosureModel.query(scope.db).findOne({ id, organisationId: organisationOf(scope) });
  if (!disclosure) throw new Refusal(notFound);
  return disclosure;
}
