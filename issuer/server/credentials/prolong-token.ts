import type { Scope } from '#shared/server/scope';
import { OfferTokenModel } from './offer-token.model.ts';

/** An access token that waits for what was promised lives as long as the promise (OpenID4VCI 1.0 section 9.1). */
export async function prolongToken(scope: Scope, tokenHash: string, expiresAt: Date): Promise<void> {
  await OfferTokenModel.query(scope.db).patch({ expiresAt }).where({ tokenHash });
}
