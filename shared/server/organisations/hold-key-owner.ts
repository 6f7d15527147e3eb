import { notApproved } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { OrganisationModel } from './organisation.model.ts';

export type WithDid = OrganisationModel & { readonly did: string; readonly slug: string };

/**
 * The organisation of the scope's actor once it has keys, held until the commit: acts on its keys follow each other. Refuses (403) one that was never
 * approved; a suspended or a closed one still looks after its keys.
 */
export async function holdKeyOwner(scope: Scope): Promise<WithDid> {
  const found = await OrganisationModel.query(scope.db).findById(organisationOf(scope)).forUpdate();
  if (!found?.did || !found.slug) throw new Refusal(notApproved);
  return found as WithDid;
}
