import { createHash } from 'node:crypto';
import { newToken, sameSecret, sha256Hex } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { IssuanceModel } from '../issuance.model.ts';
import { waits } from '../issuance-states.ts';
import { moveIssuance } from '../move-issuance.ts';
import { OfferTokenModel } from '../offer-token.model.ts';
import { AuthorisationIssuanceModel, AuthorisationModel } from './authorisation.model.ts';

export interface AuthorisationToRedeem {
  readonly code: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly verifier: string;
  /** Thumbprint of the key of the DPoP proof. */
  readonly wallet: string | null;
}

export type AuthorisationRedeemed =
  | {
      readonly judgement: 'good';
      readonly accessToken: string;
      readonly expiresInSeconds: number;
      readonly credentials: readonly { readonly id: string; readonly kind: string }[];
    }
  | { readonly judgement: 'dead' | 'proof-missing' };

const tokenSeconds = 300;

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** The client, the address, the verifier and the key are those of the request (RFC 6749 section 4.1.3, RFC 7636 section 4.6, RFC 9449 section 10). */
const isTheirs = (kept: AuthorisationModel, { clientId, redirectUri, verifier, wallet }: AuthorisationToRedeem): boolean =>
  kept.clientId === clientId &&
  kept.redirectUri === redirectUri &&
  (kept.wallet === null || kept.wallet === wallet) &&
  sameSecret(challengeOf(verifier), kept.codeChallenge);

const chosenIn = async (scope: Scope, { id }: AuthorisationModel): Promise<readonly IssuanceModel[]> => {
  const chosen = await AuthorisationIssuanceModel.query(scope.db).where({ organisationId: organisationOf(scope), authorisationId: id });
  const ids = chosen.map(({ issuanceId }) => issuanceId);
  return IssuanceModel.query(scope.db).modify('ofOrganisation', scope).whereIn('issuances.id', ids).orderBy('id').forUpdate();
};

/** A code that comes back was stolen or is replayed: what it gave is taken back (RFC 6749 section 4.1.2). */
const takeBack = async (scope: Scope, kept: AuthorisationModel): Promise<void> => {
  const ids = (await chosenIn(scope, kept)).map(({ id }) => id);
  await OfferTokenModel.query(scope.db)
    .delete()
    .where({ organisationId: organisationOf(scope), named: true })
    .whereIn('issuanceId', ids);
};

const grant = async (scope: Scope, issuances: readonly IssuanceModel[], wallet: string): Promise<string> => {
  const organisationId = organisationOf(scope);
  const accessToken = newToken();
  const expiresAt = new Date(scope.now().getTime() + tokenSeconds * 1000);
  const ids = issuances.map(({ id }) => id);
  await OfferTokenModel.query(scope.db).delete().where({ organisationId }).whereIn('issuanceId', ids);
  await OfferTokenModel.query(scope.db).insert(
    ids.map((issuanceId) => ({ organisationId, issuanceId, tokenHash: sha256Hex(accessToken), wallet, expiresAt, named: true })),
  );
  for (const issuance of issuances) if (issuance.state === 'offered') await moveIssuance(scope, { issuance, to: 'claimed' });
  return accessToken;
};

/**
 * Gives a token for an authorization code, once, bound to the wallet's key. Never throws for a wrong code: what a replay takes back must outlive
 * the refusal. Earlier tokens for the same credentials die.
 */
export async function redeemAuthorisation(scope: Scope, wanted: AuthorisationToRedeem): Promise<AuthorisationRedeemed> {
  const where = { organisationId: organisationOf(scope), codeHash: sha256Hex(wanted.code) };
  const kept = await AuthorisationModel.query(scope.db).findOne(where).forUpdate();
  if (!kept) return { judgement: 'dead' };
  if (kept.codeExpiresAt === null) {
    await takeBack(scope, kept);
    return { judgement: 'dead' };
  }
  if (kept.codeExpiresAt <= scope.now() || !isTheirs(kept, wanted)) return { judgement: 'dead' };
  if (wanted.wallet === null) return { judgement: 'proof-missing' };
  await AuthorisationModel.query(scope.db).findById(kept.id).patch({ codeExpiresAt: null });
  const issuances = (await chosenIn(scope, kept)).filter(({ state }) => waits(state) || state === 'signed');
  if (issuances.length === 0) return { judgement: 'dead' };
  const accessToken = await grant(scope, issuances, wanted.wallet);
  const credentials = issuances.map(({ id, kind }) => ({ id, kind }));
  return { judgement: 'good', accessToken, expiresInSeconds: tokenSeconds, credentials };
}
