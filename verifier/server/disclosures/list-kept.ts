import type { Scope } from '#shared/server/scope';
import { DisclosureModel } from './disclosure.model.ts';

export type KeptDisclosure = Pick<DisclosureModel, 'id' | 'organisationId' | 'keptUntil'>;

/** Every disclosure whose data is still here, by whom it was received. For jobs, which then work in each company's tenant. */
export async function listKept(scope: Scope): Promise<readonly KeptDisclosure[]> {
  return DisclosureModel.query(scope.db).where({ state: 'received' }).select('id', 'organisationId', 'keptUntil');
}
