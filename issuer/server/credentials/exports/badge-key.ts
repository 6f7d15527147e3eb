import type { Context } from 'koa';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { findBadgeKey } from '../../organisations/index.ts';
import { inOrganism, organismAt } from '../protocol/organism-path.ts';
import type { Protocol } from '../protocol/library.ts';

/**
 * `GET /o/:slug/keys/:name`: the bare JWK that the `kid` of a badge names (Open Badges 3.0 section 8.5), for everyone. Stays published when the
 * organism is suspended or closed, and after a change of key. Refuses any other name, and a key that fell.
 */
export const badgeKey =
  ({ house }: Protocol) =>
  async (ctx: Context): Promise<void> => {
    const organism = await organismAt(house, ctx);
    const name = (ctx as { params?: Record<string, string> }).params?.['name'] ?? '';
    const kid = `${organism.did}#${name}`;
    const key = await inOrganism(house, organism, ctx, (scope) => findBadgeKey(scope, organism.id, kid));
    if (!key) throw new OAuthRefusal('not_found', 'no such key', 404);
    const { kty, n, e } = key.publicJwk;
    ctx.set({ 'Content-Type': 'application/jwk+json', 'Cache-Control': 'no-cache' });
    ctx.body = JSON.stringify({ kty, n, e });
  };
