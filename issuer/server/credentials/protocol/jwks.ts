import type { Context } from 'koa';
import { publishedKeysOf } from '../organism.ts';
import type { Protocol } from './library.ts';
import { inOrganism, organismAt } from './organism-path.ts';

/** `GET /o/:slug/jwks`: the organism's public keys, for who reads key sets rather than DID documents. Stays published when suspended. */
export const jwks =
  ({ house }: Protocol) =>
  async (ctx: Context): Promise<void> => {
    const organism = await organismAt(house, ctx);
    const keys = await inOrganism(house, organism, ctx, publishedKeysOf);
    ctx.body = { keys: keys.map(({ kid, publicJwk: { kty, crv, x, y } }) => ({ kty, crv, x, y, kid, use: 'sig', alg: 'ES256' })) };
  };
