import { notFound } from '#shared/contract/problem';
import { candidateGone } from '#shared/contracts/verifier/candidates';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { CandidateModel } from './candidate.model.ts';
import { handlesFor } from './handles.ts';
import { searchScope } from './search-scope.ts';

/**
 * The published profile a company knows by that handle. Refuses with 404 a handle that was never given to this company, another company's
 * included, and with 410 a profile that is withdrawn.
 */
export async function findCandidate(scope: Scope, handle: string): Promise<CandidateModel> {
  const candidateId = (await handlesFor(scope.house, organisationOf(scope))).candidateOf(handle);
  if (candidateId === null) throw new Refusal(notFound);
  const search = await searchScope(scope);
  const found = await CandidateModel.query(search.db).findById(candidateId).withGraphFetched('competences.skill');
  await scope.as(scope.tenant);
  if (!found) throw new Refusal(candidateGone);
  return found;
}
