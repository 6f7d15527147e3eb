import type { CredentialKind } from '#shared/contracts/issuer/credentials';
import { newToken, numericCode, sha256Hex } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { connectedWallet } from '../people/index.ts';
import { closeCodes } from './close-codes.ts';
import type { IssuanceModel } from './issuance.model.ts';
import { OfferCodeModel, type CodePurpose } from './offer-code.model.ts';
import { codeMinutes, codeOfOffer, txCodeDigits, txHashOf } from './pre-authorised-code.ts';

export interface MintedCode {
  readonly kind: CredentialKind;
  readonly code: string;
  readonly expiresAt: Date;
}

const keep = async (scope: Scope, issuance: IssuanceModel, code: string, bound: Partial<OfferCodeModel>): Promise<MintedCode> => {
  const where = { organisationId: organisationOf(scope), issuanceId: issuance.id };
  const expiresAt = new Date(scope.now().getTime() + codeMinutes * 60_000);
  await closeCodes(scope, issuance.id, bound.connectionId);
  await OfferCodeModel.query(scope.db).insert({ ...where, codeHash: sha256Hex(code), expiresAt, ...bound });
  return { kind: issuance.kind, code, expiresAt };
};

/** A code for a QR: the address of the offer carries the secret, six digits travel another way. The former codes of this issuance die. */
export async function mintDeskCode(
  scope: Scope,
  issuance: IssuanceModel,
): Promise<MintedCode & { readonly offerSecret: string; readonly txCode: string }> {
  const offerSecret = newToken();
  const code = codeOfOffer(offerSecret);
  const txCode = numericCode(txCodeDigits);
  const minted = await keep(scope, issuance, code, { offerHash: sha256Hex(offerSecret), txHash: txHashOf(code, txCode) });
  return { ...minted, offerSecret, txCode };
}

/**
 * A code for the wallet that asks, which has just proved who it is: nothing to type, but its token must be bound to a key. Those of the person's
 * other devices live on.
 */
export async function mintWalletCode(scope: Scope, issuance: IssuanceModel, purpose: CodePurpose = 'collect'): Promise<MintedCode> {
  return keep(scope, issuance, newToken(), { purpose, connectionId: connectedWallet(scope).connectionId });
}
