import type { Scope } from '#shared/server/scope';
import { OfferModel } from './offer.model.ts';
import { statesBefore, type OfferStateName } from './offer-states.ts';

type Changes = Partial<Pick<OfferModel, 'seenAt' | 'answeredAt' | 'disclosureId'>>;

/** Moves an offer along its table, once; says whether it did. The scope's tenant is the company that sent it. */
export async function moveOffer(
  scope: Scope,
  id: string,
  target: Exclude<OfferStateName, 'sent'>,
  changes: Changes = {},
): Promise<boolean> {
  const moved = await OfferModel.query(scope.db)
    .findById(id)
    .whereIn('state', [...statesBefore(target)])
    .patch({ state: target, ...changes });
  return moved === 1;
}
