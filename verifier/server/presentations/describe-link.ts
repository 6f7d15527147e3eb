import type * as z from 'zod';
import type { PresentationLink } from '#shared/contracts/verifier/presentations';
import type { Scope } from '#shared/server/scope';
import { linkCode, linkUrl } from './link-code.ts';
import type { PresentationLinkModel } from './presentation-link.model.ts';

export const isOver = (link: Pick<PresentationLinkModel, 'closedAt' | 'expiresAt'>, now: Date): boolean =>
  link.closedAt !== null || link.expiresAt <= now;

/** A link as its company sees it. */
export async function describeLink(scope: Scope, link: PresentationLinkModel, answers: number): Promise<z.input<typeof PresentationLink>> {
  const { id, purpose, wishes, retentionDays, closedAt } = link;
  const url = isOver(link, scope.now()) ? null : linkUrl(scope.house.config.publicUrl, await linkCode(scope.house, id));
  return {
    ...{ id, purpose, wishes, retentionDays, url, answers },
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}
