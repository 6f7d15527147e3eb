import type { Context } from 'koa';

const allowed = 'Authorization, DPoP, Content-Type, Idempotency-Key, Accept-Language';
const exposed =
  'DPoP-Nonce, WWW-Authenticate, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Request-Id, Content-Disposition';
const aDay = '86400';

/** Opens one answer to the wallet's origin, without credentials: cookies never travel there. */
export const openToWallet = (ctx: Context, walletUrl: string): void => {
  ctx.vary('Origin');
  if (ctx.get('origin') !== walletUrl) return;
  ctx.set('Access-Control-Allow-Origin', walletUrl);
  ctx.set('Access-Control-Expose-Headers', exposed);
  ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
};

/** Opens one answer to everyone, without credentials: what the protocols publish is for any wallet and any verifier. */
export const openToAll = (ctx: Context): void => {
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.set('Access-Control-Expose-Headers', exposed);
  ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
};

/** The answer to a browser's preflight, once the origin was let in. */
export const answerPreflight = (ctx: Context, methods: readonly string[]): void => {
  ctx.status = 204;
  ctx.set('Allow', methods.join(', '));
  if (!ctx.response.get('Access-Control-Allow-Origin')) return;
  ctx.set('Access-Control-Allow-Methods', methods.join(', '));
  ctx.set('Access-Control-Allow-Headers', allowed);
  ctx.set('Access-Control-Max-Age', aDay);
};
