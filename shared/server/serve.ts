import type { Context } from 'koa';
import type * as z from 'zod';
import type { Route } from '../contract/route.ts';
import type { Kernel, Identified, Input, UseCase, Answer } from './kernel.ts';
import { inScope, type ScopeOptions } from './open-scope.ts';
import { HeadedReply, RawReply } from './reply.ts';
import type { Scope } from './scope.ts';
import { localeOf } from './serving/answer-problem.ts';
import { checkCookieMutation, checkOrigin, crossOrigin, mutates } from './serving/check-origin.ts';
import { checkPermission, tenantFor } from './serving/check-permission.ts';
import { answeredBefore, keepAnswer, repeatKeyOf, type RepeatKey } from './serving/idempotency.ts';
import { incomingOf } from './serving/incoming.ts';
import { makeLimiter, type CountCall } from './serving/limit-calls.ts';
import { parseRequest } from './serving/parse-request.ts';
import { readJson } from './serving/read-body.ts';
import type { Params } from './serving/route-table.ts';
import { sendJson } from './serving/security-headers.ts';

type Shape = z.ZodObject;
type AnyUseCase = (scope: Scope, input: Input<never, never, never>) => Promise<unknown>;

const queryOf = (ctx: Context): unknown => (ctx.req.url?.includes('?') ? ctx.query : {});

const limitKey = (ctx: Context, route: Route, who: Identified): string => {
  const { actor } = who;
  const organisation = 'organisationId' in actor ? actor.organisationId : null;
  if (route.limit?.per === 'organisation' && organisation) return organisation;
  if (route.limit?.per === 'address' || actor.kind === 'anonymous') return ctx.ip;
  if (actor.kind === 'account') return actor.accountId;
  return actor.kind === 'wallet' ? actor.thumbprint : actor.kind;
};

const countCall = async (count: CountCall | null, ctx: Context, route: Route, who: Identified): Promise<void> => {
  if (count) ctx.set({ ...(await count(limitKey(ctx, route, who))) });
};

const identify = async (kernel: Kernel, route: Route, ctx: Context): Promise<Identified> => {
  const incoming = incomingOf(kernel.house.config, ctx, route.allow);
  checkOrigin(kernel.house.config, route, incoming);
  const who = await kernel.authenticate(incoming, kernel);
  if (who.headers) ctx.set({ ...who.headers });
  ctx.state['actor'] = who.actor;
  checkPermission(route, who.actor);
  checkCookieMutation(kernel.house.config, route, incoming, who);
  return who;
};

/** The reply through its schema: what the contract does not name cannot leave. Headers and raw bytes pass beside it. */
const checkedAnswer = (route: Route, answer: unknown): unknown => {
  if (answer instanceof RawReply) return answer;
  if (answer instanceof HeadedReply) return new HeadedReply(route.reply.parse(answer.body ?? {}), answer.headers);
  return route.reply.parse(answer ?? {});
};

const onceOnly = async (scope: Scope, route: Route, key: RepeatKey, work: () => Promise<unknown>): Promise<unknown> => {
  const before = await answeredBefore(scope, key);
  if (before !== null) return before;
  const answer = await work();
  await keepAnswer(scope, route, key, answer instanceof HeadedReply ? answer.body : answer);
  return answer;
};

const write = (kernel: Kernel, ctx: Context, route: Route, answer: unknown): void => {
  if (answer instanceof RawReply || answer instanceof HeadedReply) {
    for (const [name, value] of Object.entries(answer.headers)) ctx.set(name, typeof value === 'string' ? value : [...value]);
  }
  if (answer instanceof RawReply) {
    ctx.status = route.status;
    ctx.set('Content-Type', answer.type);
    ctx.body = answer.content;
  } else if (route.status === 204) {
    ctx.status = 204;
    ctx.body = null;
  } else {
    sendJson(ctx, kernel.dressing, route.status, JSON.stringify(answer instanceof HeadedReply ? answer.body : answer));
  }
};

const optionsFor = (ctx: Context, route: Route, who: Identified): ScopeOptions => ({
  actor: who.actor,
  tenant: tenantFor(route, who.actor),
  locale: localeOf(ctx.get('accept-language')),
  requestId: ctx.state['requestId'] as string,
  readOnly: !mutates(route.method),
});

const mount = (kernel: Kernel, route: Route, handle: (ctx: Context, params: Params) => Promise<void>): void => {
  kernel.table.add({ method: route.method, path: route.path, crossOrigin: crossOrigin(route), declared: route.refuses, handle });
  kernel.routes.push(route);
};

/**
 * Serves a contract by a use case: origin, sign-in, permission, limit, shape, transaction with its tenant (read-only for GET), use case,
 * reply through its schema, commit. Any refusal rolls everything back. A route that `creates` answers a repeated `Idempotency-Key` the same.
 */
export const serve = <P extends Shape, Q extends Shape, B extends z.ZodType, R extends z.ZodType>(
  kernel: Kernel,
  contract: Route<P, Q, B, R>,
  useCase: UseCase<P, Q, B, R>,
): void => {
  const route = contract as unknown as Route;
  const count = route.limit ? makeLimiter(route.limit) : null;
  const work = useCase as unknown as AnyUseCase;
  mount(kernel, route, async (ctx, params) => {
    const who = await identify(kernel, route, ctx);
    await countCall(count, ctx, route, who);
    const body = mutates(route.method) ? await readJson(ctx.req, route.bytes) : {};
    const input = parseRequest(route, { params, query: queryOf(ctx), body });
    const key = route.creates ? repeatKeyOf(route, who.actor, ctx.get('idempotency-key') || undefined, input) : null;
    const answer = await inScope(kernel.house, optionsFor(ctx, route, who), async (scope) => {
      const run = async (): Promise<unknown> => checkedAnswer(route, await work(scope, input as Input<never, never, never>));
      return key ? onceOnly(scope, route, key, run) : run();
    });
    write(kernel, ctx, route, answer);
  });
};

/** Serves a public contract that never touches the database: shape, work, reply. No sign-in is looked at. */
export const serveStateless = <P extends Shape, Q extends Shape, B extends z.ZodType, R extends z.ZodType>(
  kernel: Kernel,
  contract: Route<P, Q, B, R>,
  work: (input: Input<z.output<P>, z.output<Q>, z.output<B>>) => Answer<z.input<R>> | Promise<Answer<z.input<R>>>,
): void => {
  const route = contract as unknown as Route;
  if (route.allow !== 'public') throw new Error(`${route.path} asks for a sign-in: serve it with serve()`);
  const count = route.limit ? makeLimiter(route.limit) : null;
  mount(kernel, route, async (ctx, params) => {
    if (ctx.req.headers.origin !== undefined) checkOrigin(kernel.house.config, route, incomingOf(kernel.house.config, ctx, 'public'));
    if (count) await countCall(count, ctx, route, { actor: { kind: 'anonymous' }, by: 'none' });
    const body = mutates(route.method) ? await readJson(ctx.req, route.bytes) : {};
    const input = parseRequest(route, { params, query: queryOf(ctx), body });
    write(kernel, ctx, route, checkedAnswer(route, await work(input as Parameters<typeof work>[0])));
  });
};
