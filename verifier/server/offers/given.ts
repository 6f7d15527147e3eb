/** Offers as their routes would leave them. For specs. */
import { instantInParis } from '#shared/contract/paris';
import type { Scope } from '#shared/server/scope';
import { OfferModel } from './offer.model.ts';

/** An offer of the scope's company to a profile nobody owns. */
export const givenOfferRow = (scope: Scope, organisationId: string, given: Partial<OfferModel> = {}): Promise<OfferModel> =>
  OfferModel.query(scope.db)
    .insertAndFetch({
      ...{ organisationId, holder: crypto.randomUUID(), handle: crypto.randomUUID(), title: `Poste ${crypto.randomUUID()}` },
      ...{
        message: 'Un chantier de six mois.',
        contract: 'cdd',
        department: '31',
        place: null,
        startsOn: null,
        purpose: 'Préparer un entretien',
      },
      ...{
        wishes: [],
        retentionDays: 30,
        state: 'sent',
        sentBy: 'Samira Haddad',
        sentAt: scope.now(),
        expiresAt: instantInParis('2026-12-31', '00:00'),
      },
      ...given,
    })
    .execute();
