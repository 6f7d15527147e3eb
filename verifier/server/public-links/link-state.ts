import type { PublicLinkModel } from './public-link.model.ts';

export type LinkState = 'open' | 'expired' | 'withdrawn' | 'used-up';
type Facts = Pick<PublicLinkModel, 'expiresAt' | 'withdrawnAt' | 'views' | 'maxViews'>;

/** Computed, never stored by hand: taken back, out of time, read as often as allowed, or open. */
export const linkState = ({ expiresAt, withdrawnAt, views, maxViews }: Facts, now: Date): LinkState => {
  if (withdrawnAt) return 'withdrawn';
  if (expiresAt <= now) return 'expired';
  return maxViews !== null && views >= maxViews ? 'used-up' : 'open';
};
