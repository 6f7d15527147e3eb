import type { Context } from 'koa';
import { isOpenRequest } from '../authorisation/start-authorisation.ts';
import type { Protocol } from './library.ts';
import { inOrganism, issuingOrganismAt, noStore } from './organism-path.ts';
import { requestUriPrefix } from './pushed-request.ts';

/**
 * `GET /o/:slug/authorize` (RFC 9126 section 4): leads the browser to the page where the person identifies, with the request in the fragment,
 * which is sent nowhere. One that is unknown or another wallet's leads to the same page, which then says so: nothing is ever sent back to an
 * address that was not checked.
 */
export const authorize =
  ({ house }: Protocol) =>
  async (ctx: Context): Promise<void> => {
    noStore(ctx);
    const organism = await issuingOrganismAt(house, ctx);
    const { client_id: clientId, request_uri: requestUri } = ctx.query;
    const request =
      typeof requestUri === 'string' && requestUri.startsWith(requestUriPrefix) ? requestUri.slice(requestUriPrefix.length) : '';
    const open =
      typeof clientId === 'string' &&
      request !== '' &&
      (await inOrganism(house, organism, ctx, (scope) => isOpenRequest(scope, request, clientId)));
    ctx.redirect(`${house.config.publicUrl}/authorise${open ? `#${request}` : ''}`);
  };
