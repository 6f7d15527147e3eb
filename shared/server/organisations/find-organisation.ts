import { underTenant } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { OrganisationModel } from './organisation.model.ts';

const columns = ['id', 'kind', 'name', 'slug', 'siret', 'ink', 'state', 'did', 'locale'] as const;

/** What other modules may know of an organisation. `slug` and `did` are null until it was approved once. */
export type KnownOrganisation = Readonly<Pick<OrganisationModel, (typeof columns)[number]>>;

/** An organisation by id, as far as the scope's tenant may see it; null otherwise. */
export async function findOrganisation(scope: Scope, id: string): Promise<KnownOrganisation | null> {
  return (
    (await OrganisationModel.query(scope.db)
      .findById(id)
      .select(...columns)) ?? null
  );
}

/** An organisation that was approved once, by the slug of a path or DID, for whoever asks: suspended ones too. */
export async function findOrganisationBySlug(scope: Scope, slug: string): Promise<KnownOrganisation | null> {
  return underTenant(scope, { organisationIds: [], grant: 'public' }, async (open) => {
    return (
      (await OrganisationModel.query(open.db)
        .findOne({ slug })
        .select(...columns)) ?? null
    );
  });
}
