import { daily, type Job } from '#shared/server/jobs';
import type { Scope } from '#shared/server/scope';
import { endOverdue } from './end-overdue.ts';
import { AuthorisationModel } from './authorisation/authorisation.model.ts';
import { DeferredIssuanceModel } from './deferred-issuance.model.ts';
import { OfferCodeModel } from './offer-code.model.ts';
import { OfferTokenModel } from './offer-token.model.ts';
import { UsedNonceModel } from './used-nonce.model.ts';

/** Codes, tokens and nonces long past their end say nothing to anyone: they go a day later. */
export async function purgeSpent(scope: Scope): Promise<void> {
  const before = new Date(scope.now().getTime() - 86_400_000);
  await OfferCodeModel.query(scope.db).delete().where('expiresAt', '<', before);
  await OfferTokenModel.query(scope.db).delete().where('expiresAt', '<', before);
  await DeferredIssuanceModel.query(scope.db).delete().where('expiresAt', '<', before);
  await AuthorisationModel.query(scope.db).delete().where('expiresAt', '<', before);
  await UsedNonceModel.query(scope.db).delete().where('expiresAt', '<', before);
}

export const jobs: readonly Job[] = [
  daily('credentials.purge-spent', '03:40', (run) => run.inTenant({ organisationIds: [], grant: 'outbox' }, purgeSpent)),
  daily('credentials.end-overdue', '03:50', endOverdue),
];
