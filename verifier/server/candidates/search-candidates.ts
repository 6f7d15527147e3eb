import type { QueryOf, ReplyOf } from '#shared/contract/route';
import type { searchCandidates as contract } from '#shared/contracts/verifier/candidates';
import { organisationOf, type Scope } from '#shared/server/scope';
import { signedInAccount } from '#shared/server/identity/index';
import { requireApproved } from '#shared/server/organisations/index';
import { CandidateModel } from './candidate.model.ts';
import { countCandidates } from './count-candidates.ts';
import { describeCards } from './describe-cards.ts';
import { handlesFor, type Handles } from './handles.ts';
import { readSearch } from './read-search.ts';
import { smallestCrowd } from './rounding.ts';
import { searchMemoryOf } from './search-memory.ts';
import { pageQuery, type SearchFor, type SearchPlace } from './search-query.ts';
import { searchScope } from './search-scope.ts';

const pageSize = 20;

/** The cursor is a day and a handle of this company: it says nothing the list did not say. */
const placeOf = (after: string | undefined, handles: Handles): SearchPlace | null => {
  const [lastValidOn = '', handle = ''] = (after ?? '').split('~');
  const candidateId = /^\d{4}-\d\d-\d\d$/u.test(lastValidOn) ? handles.candidateOf(handle) : null;
  return candidateId ? { lastValidOn, candidateId } : null;
};

const readPage = async (scope: Scope, search: SearchFor, after: SearchPlace | null): Promise<readonly SearchPlace[]> => {
  const { sql, values } = pageQuery(search, after, pageSize + 1);
  const { rows } = await scope.db.raw<{ rows: { candidate_id: string; last_valid_on: string }[] }>(sql, values as never[]);
  return rows.map((row) => ({ candidateId: row.candidate_id, lastValidOn: row.last_valid_on }));
};

const cardsOf = async (scope: Scope, places: readonly SearchPlace[], handles: Handles) => {
  const ids = places.map((one) => one.candidateId);
  const found = await CandidateModel.query(scope.db).whereIn('id', ids).withGraphFetched('competences.skill');
  const ordered = found.toSorted((left, right) => ids.indexOf(left.id) - ids.indexOf(right.id));
  return describeCards(scope, ordered, (id) => handles.handleOf(id));
};

/**
 * Published profiles that hold every competence at least at its level, in one of the departments, in that situation, available by that month:
 * masked cards, most recent validation first. Fewer than five are not listed and numbers are in steps of five (security.md B14). Refuses a
 * company that is not approved.
 */
export async function searchCandidates(
  scope: Scope,
  { query }: { readonly query: QueryOf<typeof contract> },
): Promise<ReplyOf<typeof contract>> {
  await requireApproved(scope);
  const organisationId = organisationOf(scope);
  const { search, predicates, codes } = await readSearch(scope, query);
  const { count } = await countCandidates(scope, search);
  const about = searchMemoryOf(scope.house).tell(signedInAccount(scope).accountId, predicates, count, scope.now());
  if (count < smallestCrowd) return { items: [], count: { tooFew: true, about: 0 }, next: null };
  const handles = await handlesFor(scope.house, organisationId);
  const places = await readPage(scope, search, placeOf(query.after, handles));
  const shown = places.slice(0, pageSize);
  const cards = await cardsOf(await searchScope(scope), shown, handles);
  const last = places.length > pageSize ? shown.at(-1)! : null;
  return {
    items: cards.map((card) => ({ ...card, handle: card.handle ?? '', matched: [...codes] })),
    count: { tooFew: false, about },
    next: last ? `${last.lastValidOn}~${handles.handleOf(last.candidateId)}` : null,
  };
}
