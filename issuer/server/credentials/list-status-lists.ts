import { organisationOf, type Scope } from '#shared/server/scope';
import { ownOrganism, statusListUri } from './organism.ts';
import { StatusListModel } from './status-list.model.ts';

/** The addresses of every status list of the organism, oldest first: all of them, since a part would tell which credentials are looked at. */
export async function listStatusLists(scope: Scope): Promise<readonly string[]> {
  const lists = await StatusListModel.query(scope.db)
    .select('id')
    .where({ organisationId: organisationOf(scope) })
    .orderBy('id');
  const { slug } = await ownOrganism(scope);
  return lists.map(({ id }) => statusListUri(scope.house.config, slug, id));
}
