import { sha256Hex } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { OfferTokenModel } from './offer-token.model.ts';

/** What an access token was granted for at this organism, while it lives; empty when it is unknown or too old. */
export async function findToken(scope: Scope, accessToken: string): Promise<readonly OfferTokenModel[]> {
  return OfferTokenModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), tokenHash: sha256Hex(accessToken) })
    .where('expiresAt', '>', scope.now())
    .orderBy('issuanceId');
}
