import type { Context } from 'koa';
import type { Kernel } from '#shared/server/kernel';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { makeLimiter } from '#shared/server/serving/limit-calls';
import { protocolRouter } from '#shared/server/serving/protocol-router';
import { readForm } from '#shared/server/serving/read-body';
import { answerRequest, asLink } from './answer-request.ts';
import { serveRequest } from './serve-request.ts';
import { readWalletMetadata } from './wallet-metadata.ts';

const mostBytes = 1024 * 1024;
const longestNonce = 256;
const code = /^[\w-]{43}$/u;

const codeOf = (ctx: Context): string => {
  const given = (ctx as unknown as { params: Record<string, string> }).params['code'] ?? '';
  if (!code.test(given)) throw new OAuthRefusal('invalid_request', 'no such request', 404);
  return given;
};

const requestIdOf = (ctx: Context): string => String(ctx.state['requestId']);

const sendRequest = async (kernel: Kernel, ctx: Context, form: Readonly<Record<string, string>>): Promise<void> => {
  const { wallet_nonce: walletNonce = null, wallet_metadata: metadata } = form;
  if (walletNonce !== null && walletNonce.length > longestNonce) throw new OAuthRefusal('invalid_request', 'wallet_nonce is too long');
  const given = { code: codeOf(ctx), walletNonce, wallet: readWalletMetadata(metadata) };
  ctx.body = await asLink(kernel.house, requestIdOf(ctx), (scope) => serveRequest(scope, given));
  ctx.set('Content-Type', 'application/oauth-authz-req+jwt');
  ctx.set('Cache-Control', 'no-store');
};

/** OpenID4VP 1.0: the signed request (section 5.10, GET or POST) and the response address (section 8.3.1). A code is tried 120 times a minute. */
export const mountProtocol = (kernel: Kernel): void => {
  const router = protocolRouter(kernel);
  const count = makeLimiter({ points: 120, seconds: 60 });
  const countAddress = makeLimiter({ points: 300, seconds: 60 });
  const limit = async (ctx: Context): Promise<void> => {
    await countAddress(ctx.ip);
    await count(codeOf(ctx));
  };
  router.get('/vp/:code/request', async (ctx) => {
    await limit(ctx);
    await sendRequest(kernel, ctx, {});
  });
  router.post('/vp/:code/request', async (ctx) => {
    await limit(ctx);
    await sendRequest(kernel, ctx, await readForm(ctx.req));
  });
  router.post('/vp/:code/response', async (ctx) => {
    await limit(ctx);
    const given = { code: codeOf(ctx), form: await readForm(ctx.req, mostBytes), requestId: requestIdOf(ctx) };
    ctx.body = await answerRequest(kernel.house, given);
    ctx.set('Cache-Control', 'no-store');
  });
};
