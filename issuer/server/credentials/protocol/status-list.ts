import type { Context } from 'koa';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { sha256Hex } from '#shared/server/random';
import { publishStatusList } from '../publish-status-list.ts';
import type { Protocol } from './library.ts';
import { inOrganism, organismAt } from './organism-path.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/**
 * `GET /o/:slug/status/:listId` (draft-ietf-oauth-status-list section 8): for everyone, without any sign-in, suspended organism or not. How
 * long a reader may rely on it is the token's own `ttl`; on the way it is always asked again, by its ETag.
 */
export const statusList =
  ({ house }: Protocol) =>
  async (ctx: Context): Promise<void> => {
    const organism = await organismAt(house, ctx);
    const listId = (ctx as { params?: Record<string, string> }).params?.['listId'] ?? '';
    const token = uuid.test(listId) ? await inOrganism(house, organism, ctx, (scope) => publishStatusList(scope, listId)) : null;
    if (token === null) throw new OAuthRefusal('not_found', 'no such status list', 404);
    const etag = `"${sha256Hex(token).slice(0, 32)}"`;
    ctx.set('Content-Type', 'application/statuslist+jwt');
    ctx.set('Cache-Control', 'public, no-cache');
    ctx.set('ETag', etag);
    // Not Koa's `fresh`: a caller that says no-cache means that it asks again, which it does.
    if (ctx.get('if-none-match').includes(etag)) ctx.status = 304;
    else ctx.body = token;
  };
