import { disclosureReceived, disclosureStatusChanged, disclosureWithdrawn } from '#shared/contracts/verifier/disclosures';
import { erasureAsked, erasureDue } from '#shared/contracts/verifier/erasures';
import { offerAnswered } from '#shared/contracts/verifier/offers';
import { on, type Reaction } from '#shared/server/reactions';
import { notifyCompany } from './notify-company.ts';

export const reactions: readonly Reaction[] = [
  on(disclosureReceived, 'notifications.tell-received', (scope, { factId, payload: { organisationId, disclosureId } }) =>
    notifyCompany(scope, { factId, organisationId, kind: 'disclosure-received', subjectId: disclosureId }),
  ),
  on(disclosureWithdrawn, 'notifications.tell-withdrawn', (scope, { factId, payload: { organisationId, disclosureId } }) =>
    notifyCompany(scope, { factId, organisationId, kind: 'disclosure-withdrawn', subjectId: disclosureId }),
  ),
  on(disclosureStatusChanged, 'notifications.tell-status', (scope, { factId, payload: { organisationId, disclosureId } }) =>
    notifyCompany(scope, { factId, organisationId, kind: 'status-changed', subjectId: disclosureId }),
  ),
  on(erasureAsked, 'notifications.tell-erasure', (scope, { factId, payload: { organisationId, erasureId } }) =>
    notifyCompany(scope, { factId, organisationId, kind: 'erasure-asked', subjectId: erasureId }),
  ),
  on(erasureDue, 'notifications.tell-erasure-due', (scope, { factId, payload: { organisationId, erasureId, dueOn } }) =>
    notifyCompany(scope, { factId, organisationId, kind: 'erasure-due', subjectId: erasureId, day: dueOn }),
  ),
  on(offerAnswered, 'notifications.tell-refused', async (scope, { factId, payload: { organisationId, offerId, answer } }) => {
    if (answer === 'refused') await notifyCompany(scope, { factId, organisationId, kind: 'offer-refused', subjectId: offerId });
  }),
];
