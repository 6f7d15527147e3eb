import type { Scope } from '#shared/server/scope';
import { CatalogueVersionModel } from './occupation.model.ts';

/** The release of ROME the catalogue holds, e.g. `460`: kept with whatever is taken from it. */
export async function findRomeVersion(scope: Scope): Promise<string> {
  return (await CatalogueVersionModel.query(scope.db).findById('rome').throwIfNotFound()).version;
}
