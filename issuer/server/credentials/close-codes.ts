import type { Model, QueryBuilder } from 'objection';
import { organisationOf, type Scope } from '#shared/server/scope';
import { OfferCodeModel } from './offer-code.model.ts';
import { OfferTokenModel } from './offer-token.model.ts';

/** Of one device and of nobody known, or of nobody known alone (null); all of them when none is told. */
export const ofDevice = (query: QueryBuilder<Model, number>, connectionId?: string | null): void => {
  if (connectionId === null) void query.whereNull('connectionId');
  if (connectionId) void query.where((either) => void either.where({ connectionId }).orWhereNull('connectionId'));
};

const of = (scope: Scope, issuanceId: string) => ({ organisationId: organisationOf(scope), issuanceId });

/**
 * Codes that lead to this issuance are worth nothing from now on. A token that was already granted stays until its five minutes are over: it
 * collects nothing once the state has changed, and a wallet may repeat its notification (OpenID4VCI 1.0 section 11.1). Of a device, or of nobody
 * known (null), those of the person's other devices live on.
 */
export async function closeCodes(scope: Scope, issuanceId: string, connectionId?: string | null): Promise<void> {
  await OfferCodeModel.query(scope.db).delete().where(of(scope, issuanceId)).modify(ofDevice, connectionId);
}

/** Codes and tokens: whoever holds them is no longer whom they were made for, while the offer itself still waits. */
export async function closeWays(scope: Scope, issuanceId: string): Promise<void> {
  await closeCodes(scope, issuanceId);
  await OfferTokenModel.query(scope.db).delete().where(of(scope, issuanceId));
}
