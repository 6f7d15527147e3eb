import type { RequestListener } from 'node:http';
import Router from '@koa/router';
import Koa, { type Middleware } from 'koa';
import { notFound } from '../contract/problem.ts';
import type { Route } from '../contract/route.ts';
import { frame, frontDoor, type Fault } from './front-door.ts';
import type { House } from './house.ts';
import type { Authenticate, Kernel, Mount, Permissions } from './kernel.ts';
import { causeOf } from './log.ts';
import { mountMailbox } from './mailbox.ts';
import { Refusal } from './refusal.ts';
import { answerPreflight, openToWallet } from './serving/cross-origin.ts';
import { mountHealth } from './serving/health.ts';
import { printOpenApi } from './serving/openapi.ts';
import { servePortal } from './serving/portal-files.ts';
import { mountProblemPages } from './serving/problem-pages.ts';
import { serveProtocols } from './serving/protocol-router.ts';
import { publicSettings } from './serving/public-settings.ts';
import { RouteTable } from './serving/route-table.ts';
import { dressingFor } from './serving/security-headers.ts';

export interface AppOptions {
  readonly house: House;
  readonly authenticate: Authenticate;
  readonly permissions: Permissions;
  /** Every module's `routes`, in reading order. */
  readonly modules: readonly Mount[];
  /** Other servers the portal's pages may call (Content-Security-Policy `connect-src`). */
  readonly connect?: readonly string[];
  /** Pages read QR codes with the camera. */
  readonly camera?: boolean;
  /** Told of every fault besides the log: specs turn red on it. */
  readonly onFault?: (error: unknown) => void;
}

export interface App {
  readonly listener: RequestListener;
  readonly kernel: Kernel;
  /** Every contract route mounted, for the generated specs and OpenAPI. */
  readonly routes: readonly Route[];
}

const faultTo = (options: AppOptions): Fault => {
  return (error, ctx) => {
    options.house.log.error({ requestId: ctx.state['requestId'], route: ctx.state['route'], cause: causeOf(error) }, 'fault');
    options.onFault?.(error);
  };
};

/** A path of the API called by another method: the preflight of a browser, or nothing of ours. */
const otherMethods = (kernel: Kernel): Middleware => {
  return async (ctx, next) => {
    const others = ctx.path.startsWith('/api/') ? kernel.table.methods(ctx.path) : [];
    if (others.length === 0) return void (await next());
    const methods = others.map((other) => other.entry.method);
    ctx.state['route'] = others[0]!.entry.path;
    if (ctx.method !== 'OPTIONS') {
      ctx.set('Allow', methods.join(', '));
      throw new Refusal(notFound);
    }
    if (others.some((other) => other.entry.crossOrigin)) openToWallet(ctx, kernel.house.config.walletUrl);
    answerPreflight(ctx, methods);
  };
};

const mountOwnPages = (kernel: Kernel): void => {
  const { config } = kernel.house;
  let printed: string | null = null;
  kernel.router.get('/openapi.json', (ctx) => {
    printed ??= JSON.stringify(printOpenApi(kernel.routes, { title: `Carnet ${config.app}`, url: config.publicUrl }), null, 1);
    ctx.type = 'application/json';
    ctx.body = printed;
  });
  kernel.router.get('/config.json', (ctx) => {
    ctx.body = publicSettings(config);
  });
  mountHealth(kernel);
  mountProblemPages(kernel);
  mountMailbox(kernel);
};

const makeKernel = (options: AppOptions): Kernel => {
  const sets = new Map(Object.entries(options.permissions).map(([role, list]) => [role, new Set(list)]));
  const nothing: ReadonlySet<string> = new Set();
  return {
    house: options.house,
    permissionsOf: (role) => (role === null ? nothing : (sets.get(role) ?? nothing)),
    authenticate: options.authenticate,
    table: new RouteTable(),
    dressing: dressingFor(options.house.config),
    routes: [],
    router: new Router(),
    protocols: [],
  };
};

/** Puts a server together: every module's routes, the protocols, health, OpenAPI, problem pages and the portal's files. */
export const makeApp = (options: AppOptions): App => {
  const kernel = makeKernel(options);
  for (const mount of options.modules) mount(kernel);
  mountOwnPages(kernel);
  const fault = faultTo(options);
  const koa = new Koa();
  // Behind the reverse proxy that ends TLS, the last address it adds is the caller's; on localhost no header is believed.
  koa.proxy = !options.house.config.local;
  koa.maxIpsCount = 1;
  koa.on('error', (error: unknown) => options.house.log.warn({ cause: causeOf(error) }, 'connection'));
  koa.use(frame(kernel, fault));
  koa.use(otherMethods(kernel));
  koa.use(serveProtocols(kernel, fault));
  koa.use(kernel.router.routes() as unknown as Middleware);
  const { connect, camera = false } = options;
  koa.use(servePortal({ root: options.house.config.webRoot, camera, ...(connect ? { connect } : {}) }));
  return { listener: frontDoor(koa, kernel, fault), kernel, routes: kernel.routes };
};
