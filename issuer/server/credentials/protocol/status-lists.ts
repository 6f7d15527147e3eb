import type { Context } from 'koa';
import { listStatusLists } from '../list-status-lists.ts';
import type { Protocol } from './library.ts';
import { inOrganism, organismAt } from './organism-path.ts';

/**
 * `GET /o/:slug/status-lists`: Status List Aggregation (draft-ietf-oauth-status-list section 9): every list of the organism, so that a reader
 * takes them all before going where there is no network, and nobody learns which credential it will check.
 */
export const statusLists =
  ({ house }: Protocol) =>
  async (ctx: Context): Promise<void> => {
    const organism = await organismAt(house, ctx);
    ctx.set('Cache-Control', 'public, no-cache');
    ctx.body = { status_lists: await inOrganism(house, organism, ctx, (scope) => listStatusLists(scope)) };
  };
