import { organisationOf, type Scope } from '#shared/server/scope';
import { countAnswers } from '../disclosures/index.ts';
import { describeLink } from './describe-link.ts';
import { PresentationLinkModel } from './presentation-link.model.ts';

/** The company's links, newest first, with how many answered each. */
export async function listPresentationLinks(scope: Scope) {
  const links = await PresentationLinkModel.query(scope.db)
    .where({ organisationId: organisationOf(scope) })
    .orderBy([
      { column: 'createdAt', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(100);
  const answers = await countAnswers(
    scope,
    links.map(({ id }) => id),
  );
  return { items: await Promise.all(links.map((link) => describeLink(scope, link, answers.get(link.id) ?? 0))) };
}
