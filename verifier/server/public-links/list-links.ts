import type { Scope } from '#shared/server/scope';
import { linkOwner } from './link-owner.ts';
import { describeLink } from './describe-link.ts';
import { PublicLinkModel } from './public-link.model.ts';

const most = 200;

/** The links this key made, newest first, those that are over included. */
export async function listLinks(scope: Scope) {
  const found = await PublicLinkModel.query(scope.db)
    .where({ holder: linkOwner(scope) })
    .orderBy([
      { column: 'createdAt', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(most);
  return { items: found.map((link) => describeLink(link, scope.now())) };
}
