import { linkState } from './link-state.ts';
import type { PublicLinkModel } from './public-link.model.ts';

/** A link as the wallet that made it sees it. */
export const describeLink = (link: PublicLinkModel, now: Date) => ({
  id: link.id,
  createdAt: link.createdAt.toISOString(),
  expiresAt: link.expiresAt.toISOString(),
  views: link.views,
  maxViews: link.maxViews,
  state: linkState(link, now),
});
