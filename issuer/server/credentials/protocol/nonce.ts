import type { Context } from 'koa';
import { NonceReply } from '#shared/contracts/protocol/oid4vci';
import type { Protocol } from './library.ts';
import { makeNonce } from './nonces.ts';
import { issuingOrganismAt, noStore } from './organism-path.ts';

/** `POST /o/:slug/nonce` (OpenID4VCI 1.0 section 7): a fresh nonce for key proofs, for anyone, one for each who asks. */
export const nonce =
  ({ house }: Protocol) =>
  async (ctx: Context): Promise<void> => {
    noStore(ctx);
    const organism = await issuingOrganismAt(house, ctx);
    ctx.req.resume();
    ctx.body = NonceReply.parse({ c_nonce: await makeNonce(house, organism.id) });
  };
