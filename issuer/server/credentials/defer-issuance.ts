import type { PublicJwk } from '#shared/server/keys/keys';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { newToken, sha256Hex } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { DeferredIssuanceModel } from './deferred-issuance.model.ts';
import { IssuanceModel } from './issuance.model.ts';
import type { ToIssue } from './issue-credential.ts';
import type { CodePurpose } from './offer-code.model.ts';
import { prolongToken } from './prolong-token.ts';

const hours = 24;

const expected: Readonly<Record<CodePurpose, readonly string[]>> = { collect: ['claimed', 'signed'], refill: ['signed', 'delivered'] };

/**
 * Notes which keys were proven for a credential that cannot be signed just now, and gives the transaction to ask by (OpenID4VCI 1.0 section
 * 8.3); the access token lives as long as the promise. Refuses what could not be issued anyway, in the words of section 8.3.1.
 */
export async function deferIssuance(
  scope: Scope,
  { issuanceId, kind, holders, purpose = 'collect' }: ToIssue,
  tokenHash: string,
): Promise<string> {
  const issuance = await IssuanceModel.query(scope.db).modify('ofOrganisation', scope).findById(issuanceId).forUpdate();
  if (!issuance || !expected[purpose].includes(issuance.state))
    throw new OAuthRefusal('credential_request_denied', 'this credential is delivered, or no longer on offer');
  if (kind !== null && issuance.kind !== kind)
    throw new OAuthRefusal('unknown_credential_configuration', 'this offer is for another credential');
  const transaction = newToken();
  const where = { organisationId: organisationOf(scope), issuanceId };
  const expiresAt = new Date(scope.now().getTime() + hours * 3_600_000);
  await DeferredIssuanceModel.query(scope.db).delete().where(where);
  await DeferredIssuanceModel.query(scope.db).insert({ ...where, transactionHash: sha256Hex(transaction), holders, purpose, expiresAt });
  await prolongToken(scope, tokenHash, expiresAt);
  await scope.audit('credential.deferred', 'issuance', issuanceId, { copies: holders.length });
  return transaction;
}

export interface Deferred {
  readonly issuanceId: string;
  readonly kind: ToIssue['kind'];
  readonly holders: readonly PublicJwk[];
  readonly purpose: CodePurpose;
}

/** What a transaction of this token's issuances promised, while it lives. */
export async function findDeferred(scope: Scope, transaction: string, issuanceIds: readonly string[]): Promise<Deferred | null> {
  const found = await DeferredIssuanceModel.query(scope.db)
    .findOne({ organisationId: organisationOf(scope), transactionHash: sha256Hex(transaction) })
    .whereIn('issuanceId', [...issuanceIds])
    .where('expiresAt', '>', scope.now());
  if (!found) return null;
  const { kind } = await IssuanceModel.query(scope.db).findById(found.issuanceId).throwIfNotFound();
  return { issuanceId: found.issuanceId, kind, holders: found.holders, purpose: found.purpose };
}

/** A transaction is worth nothing once its credential was obtained (section 9.1). */
export async function forgetDeferred(scope: Scope, transaction: string): Promise<void> {
  await DeferredIssuanceModel.query(scope.db)
    .delete()
    .where({ organisationId: organisationOf(scope), transactionHash: sha256Hex(transaction) });
}
