import type { InputOf } from '#shared/contract/route';
import { linkTaken, linkTooLong, type createLink as contract } from '#shared/contracts/verifier/public-links';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { violatedConstraint } from '#shared/server/violated-constraint';
import { linkOwner } from './link-owner.ts';
import { describeLink } from './describe-link.ts';
import { PublicLinkModel } from './public-link.model.ts';

// The end is counted by the wallet's clock, which may be a few minutes ahead.
const mostMs = 365 * 86_400_000 + 300_000;

/** Another wallet's id is not seen but collides. */
const insertNew = async (scope: Scope, row: Partial<PublicLinkModel>): Promise<PublicLinkModel> => {
  try {
    return await PublicLinkModel.query(scope.db).insertAndFetch(row);
  } catch (error) {
    if (violatedConstraint(error) === 'public_links_pkey') throw new Refusal(linkTaken);
    throw error;
  }
};

/**
 * Keeps an encrypted presentation under an id the wallet chose; its key stays in the link's fragment and never comes here. The same text under
 * the same id by the same key is the same link, so that a lost answer may be asked again. Refuses an id that is taken, an end that has passed
 * or is more than 365 days away.
 */
export async function createLink(scope: Scope, { params, body }: Pick<InputOf<typeof contract>, 'params' | 'body'>) {
  const expiresAt = new Date(body.expiresAt);
  const lifeMs = expiresAt.getTime() - scope.now().getTime();
  if (lifeMs <= 0 || lifeMs > mostMs) throw new Refusal(linkTooLong);
  const holder = linkOwner(scope);
  const row = {
    id: params.linkId,
    holder,
    ciphertext: body.ciphertext,
    createdAt: scope.now(),
    expiresAt,
    withdrawnAt: null,
    views: 0,
    maxViews: body.maxViews,
  };
  const own = await PublicLinkModel.query(scope.db).findOne({ id: params.linkId });
  if (own && own.ciphertext !== body.ciphertext) throw new Refusal(linkTaken);
  return describeLink(own ?? (await insertNew(scope, row)), scope.now());
}
