import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { Refusal } from '../refusal.ts';
import type { Kernel } from '../kernel.ts';
import { OAuthRefusal } from '../oauth-refusal.ts';
import { answerPreflight, openToAll } from './cross-origin.ts';

/**
 * A router for endpoints whose shapes the protocols own (OpenID4VCI, OpenID4VP, DID documents, status lists, registry): open to every origin
 * without credentials, refusing with OAuth errors. Routes may read `ctx.state.requestId`.
 */
export const protocolRouter = (kernel: Pick<Kernel, 'protocols'>): Router => {
  const router = new Router();
  kernel.protocols.push(router);
  return router;
};

const answerOAuth = (ctx: Context, refusal: OAuthRefusal): void => {
  ctx.status = refusal.status;
  ctx.set({ ...refusal.headers });
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Content-Type', 'application/json; charset=utf-8');
  ctx.body = JSON.stringify({ error: refusal.error, error_description: refusal.description });
};

/** A body that was unreadable, too large or of the wrong type is `invalid_request`; the rest are faults of ours. */
const oauthOf = (error: unknown): OAuthRefusal | null => {
  if (error instanceof OAuthRefusal) return error;
  if (!(error instanceof Refusal)) return null;
  const { status, code } = error.problem;
  return new OAuthRefusal(status < 500 ? 'invalid_request' : 'server_error', code, status, error.headers);
};

/** Koa's side of the protocol routers: cross-origin, preflight and OAuth errors for the paths they know. */
export const serveProtocols = (kernel: Pick<Kernel, 'protocols'>, onFault: (error: unknown, ctx: Context) => void): Middleware => {
  return async (ctx, next) => {
    const router = kernel.protocols.find((one) => one.match(ctx.path, ctx.method).path.length > 0);
    if (!router) return void (await next());
    openToAll(ctx);
    if (ctx.method === 'OPTIONS')
      return answerPreflight(ctx, [...new Set(router.match(ctx.path, 'GET').path.flatMap((layer) => layer.methods))]);
    try {
      await (router.routes() as unknown as Middleware)(ctx, () => Promise.resolve());
      ctx.state['route'] = (ctx as { _matchedRoute?: string })._matchedRoute;
    } catch (error) {
      ctx.state['route'] = (ctx as { _matchedRoute?: string })._matchedRoute;
      const refusal = oauthOf(error);
      if (!refusal) onFault(error, ctx);
      answerOAuth(ctx, refusal ?? new OAuthRefusal('server_error', `request ${String(ctx.state['requestId'])}`, 500));
    }
  };
};
