import type { Context } from 'koa';
import { statusPurposes } from '#shared/credentials/bitstring-status-list';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { sha256Hex } from '#shared/server/random';
import { publishBitstring } from '../publish-bitstring.ts';
import type { Protocol } from './library.ts';
import { inOrganism, organismAt } from './organism-path.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/**
 * `GET /o/:slug/bitstring/:listId/:purpose` (W3C Bitstring Status List v1.0), secured by vc-jose-cose: for everyone, suspended organism or
 * not. How long a reader may rely on it is the credential's own `ttl`; on the way it is always asked again, by its ETag.
 */
export const bitstringList =
  ({ house }: Protocol) =>
  async (ctx: Context): Promise<void> => {
    const organism = await organismAt(house, ctx);
    const { listId = '', purpose: asked } = (ctx as { params?: Record<string, string> }).params ?? {};
    const purpose = statusPurposes.find((known) => known === asked);
    const found = purpose !== undefined && uuid.test(listId);
    const token = found ? await inOrganism(house, organism, ctx, (scope) => publishBitstring(scope, listId, purpose)) : null;
    if (token === null) throw new OAuthRefusal('not_found', 'no such status list', 404);
    const etag = `"${sha256Hex(token).slice(0, 32)}"`;
    ctx.set('Content-Type', 'application/vc+jwt');
    ctx.set('Cache-Control', 'public, no-cache');
    ctx.set('ETag', etag);
    if (ctx.get('if-none-match').includes(etag)) ctx.status = 304;
    else ctx.body = token;
  };
