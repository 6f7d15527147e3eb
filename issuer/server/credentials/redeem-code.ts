import { newToken, sha256Hex } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { IssuanceModel } from './issuance.model.ts';
import { waits } from './issuance-states.ts';
import { ofDevice } from './close-codes.ts';
import { judgeRedemption, type Judgement, type Redemption } from './judge-redemption.ts';
import { moveIssuance } from './move-issuance.ts';
import { OfferCodeModel } from './offer-code.model.ts';
import { OfferTokenModel } from './offer-token.model.ts';

export interface CodeToRedeem {
  readonly code: string;
  readonly txCode: string | null;
  readonly wallet: string | null;
}

export type Redeemed =
  | { readonly judgement: 'good'; readonly accessToken: string; readonly expiresInSeconds: number }
  | { readonly judgement: Exclude<Judgement, 'good'> | 'unknown' };

const tokenSeconds = 300;

const grant = async (scope: Scope, { issuanceId, purpose, connectionId }: OfferCodeModel, wallet: string | null): Promise<string> => {
  const accessToken = newToken();
  const where = { organisationId: organisationOf(scope), issuanceId };
  const expiresAt = new Date(scope.now().getTime() + tokenSeconds * 1000);
  await OfferTokenModel.query(scope.db).delete().where(where).modify(ofDevice, connectionId);
  await OfferTokenModel.query(scope.db).insert({ ...where, tokenHash: sha256Hex(accessToken), wallet, purpose, connectionId, expiresAt });
  return accessToken;
};

/** Marks the code used unless another request was quicker: of many at once, one row changes for one of them. */
const take = async (scope: Scope, id: string): Promise<boolean> =>
  (await OfferCodeModel.query(scope.db).patch({ usedAt: scope.now() }).where({ id }).whereNull('usedAt')) === 1;

/** The issuance first, as everyone who holds both does: two requests never wait for each other. */
const lockBoth = async (scope: Scope, code: string): Promise<{ issuance: IssuanceModel; kept: OfferCodeModel } | null> => {
  const where = { organisationId: organisationOf(scope), codeHash: sha256Hex(code) };
  const found = await OfferCodeModel.query(scope.db).findOne(where);
  if (!found) return null;
  const issuance = await IssuanceModel.query(scope.db).findById(found.issuanceId).forUpdate().throwIfNotFound();
  const kept = await OfferCodeModel.query(scope.db).findOne(where).forUpdate();
  return kept ? { issuance, kept } : null;
};

/** A refill is for what the person holds, on this device or another; everything else for what nobody holds yet. */
const leadsSomewhere = ({ issuance: { state }, kept: { purpose } }: { issuance: IssuanceModel; kept: OfferCodeModel }): boolean =>
  purpose === 'refill' ? state === 'delivered' || state === 'signed' : waits(state) || state === 'signed';

const judge = (both: { issuance: IssuanceModel; kept: OfferCodeModel }, redemption: Redemption): Judgement =>
  leadsSomewhere(both) ? judgeRedemption(both.kept, redemption) : 'dead';

/**
 * Gives a token for a code, once. Never throws for a wrong code: the count of wrong attempts must outlive the refusal. An earlier token for
 * the same issuance dies, so that the last to prove the code is the only one who may collect; a token of another device of the person lives on.
 */
export async function redeemCode(scope: Scope, { code, txCode, wallet }: CodeToRedeem): Promise<Redeemed> {
  const both = await lockBoth(scope, code);
  if (!both) return { judgement: 'unknown' };
  const { issuance, kept } = both;
  const judgement = judge(both, { code, txCode, wallet, now: scope.now() });
  if (judgement === 'wrong-digits') await OfferCodeModel.query(scope.db).findById(kept.id).increment('attempts', 1);
  if (judgement !== 'good') return { judgement };
  if (!(await take(scope, kept.id))) return { judgement: 'dead' };
  if (issuance.state === 'offered') await moveIssuance(scope, { issuance, to: 'claimed' });
  return { judgement, accessToken: await grant(scope, kept, wallet), expiresInSeconds: tokenSeconds };
}
