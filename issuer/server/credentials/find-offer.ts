import type { CredentialKind } from '#shared/contracts/issuer/credentials';
import { sha256Hex } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { IssuanceModel } from './issuance.model.ts';
import { OfferCodeModel } from './offer-code.model.ts';
import { codeOfOffer, mostWrongCodes } from './pre-authorised-code.ts';

/** The offer behind the secret of its address, while its code may still be redeemed. */
export async function findOffer(scope: Scope, secret: string): Promise<{ readonly kind: CredentialKind; readonly code: string } | null> {
  const kept = await OfferCodeModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), offerHash: sha256Hex(secret) })
    .whereNull('usedAt')
    .where('expiresAt', '>', scope.now())
    .where('attempts', '<', mostWrongCodes)
    .first();
  if (!kept) return null;
  const { kind } = await IssuanceModel.query(scope.db).findById(kept.issuanceId).throwIfNotFound();
  return { kind, code: codeOfOffer(secret) };
}
