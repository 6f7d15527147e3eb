import { sha256Hex } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { OfferTokenModel } from './offer-token.model.ts';

/** The access token as it was granted at this organism, while it lives. */
export async function findToken(scope: Scope, accessToken: string): Promise<OfferTokenModel | null> {
  const found = await OfferTokenModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), tokenHash: sha256Hex(accessToken) })
    .where('expiresAt', '>', scope.now())
    .first();
  return found ?? null;
}
