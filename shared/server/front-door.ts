import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { performance } from 'node:perf_hooks';
import type Koa from 'koa';
import type { Context, Middleware } from 'koa';
import { notFound } from '../contract/problem.ts';
import type { Kernel } from './kernel.ts';
import { Refusal } from './refusal.ts';
import { answerProblem, refusalOf } from './serving/answer-problem.ts';
import { openToWallet } from './serving/cross-origin.ts';
import { requestLine } from './serving/request-line.ts';
import type { Entry } from './serving/route-table.ts';
import { dress, sendBody } from './serving/security-headers.ts';

export type Fault = (error: unknown, ctx: Context) => void;

const answerError = (ctx: Context, error: unknown, entry: Entry | null, fault: Fault): void => {
  const declared = new Set(entry?.declared.map((one) => one.code) ?? []);
  const { refusal, fault: cause } = refusalOf(error, declared);
  if (cause !== null) fault(cause, ctx);
  answerProblem(ctx, refusal, ctx.state['requestId'] as string);
};

/**
 * Names the request, dresses the answer, writes one line: route template, status, time and ids; never the address or its query. For
 * everything but contract routes, which do the same on their shorter way.
 */
export const frame = (kernel: Kernel, fault: Fault): Middleware => {
  const writeLine = requestLine(kernel.house);
  return async (ctx, next) => {
    const started = performance.now();
    ctx.state['requestId'] = randomUUID();
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) throw new Refusal(notFound);
    } catch (error) {
      answerError(ctx, error, null, fault);
    }
    if (!ctx.res.headersSent) dress(ctx, kernel.dressing);
    writeLine(ctx, started);
  };
};

/**
 * Every request. A contract route is answered past Koa's middleware and its watch over the answer's stream, which cost a fifth of a request
 * (measured): contracts answer with texts and bytes. What no contract serves goes through Koa. Called once the middleware is complete.
 */
export const frontDoor = (koa: Koa, kernel: Kernel, fault: Fault): RequestListener => {
  const writeLine = requestLine(kernel.house);
  const others = koa.callback();
  // One asynchronous step from the path to the line: each one costs, and what throws outside of it would end the process.
  const answer = async (ctx: Context): Promise<void> => {
    const started = performance.now();
    const found = kernel.table.find(ctx.req.method ?? '', ctx.path);
    if (!found) return others(ctx.req, ctx.res);
    const { entry, params } = found;
    ctx.state['requestId'] = randomUUID();
    ctx.state['route'] = entry.path;
    if (entry.crossOrigin && ctx.req.headers.origin !== undefined) openToWallet(ctx, kernel.house.config.walletUrl);
    try {
      await entry.handle(ctx, params);
    } catch (error) {
      answerError(ctx, error, entry, fault);
    }
    if (!ctx.res.headersSent) sendBody(ctx, kernel.dressing);
    writeLine(ctx, started);
  };
  return (request, response) => {
    const ctx = koa.createContext(request, response);
    answer(ctx).catch((error: Error & { code?: string }) => {
      // An address that is none: the caller's fault, and nothing that a route could answer.
      ctx.onerror(error.code === 'ERR_INVALID_URL' ? Object.assign(error, { status: 400 }) : error);
    });
  };
};
