import { disclosureReceived, disclosureRefused } from '#shared/contracts/verifier/disclosures';
import { on, type Reaction } from '#shared/server/reactions';
import { acceptOffer } from './accept-offer.ts';
import { declineOffer } from './decline-offer.ts';

export const reactions: readonly Reaction[] = [
  on(disclosureReceived, 'offers.accept-offer', async (scope, { payload: { offerId, organisationId, disclosureId } }) => {
    if (offerId !== null) await acceptOffer(scope, { offerId, organisationId, disclosureId });
  }),
  on(disclosureRefused, 'offers.decline-offer', async (scope, { payload: { offerId, organisationId } }) => {
    if (offerId !== null) await declineOffer(scope, { offerId, organisationId });
  }),
];
