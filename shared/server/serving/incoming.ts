import type { Context } from 'koa';
import type { Allow } from '../../contract/route.ts';
import type { Config } from '../config.ts';
import type { Incoming } from '../kernel.ts';

/** What an authenticator may see of a request; also for protocol routers, which authenticate by themselves. */
export const incomingOf = (config: Config, ctx: Context, allow: Allow): Incoming => ({
  method: ctx.method,
  url: config.publicUrl + ctx.path,
  get address() {
    return ctx.ip;
  },
  allow,
  header: (name) => {
    const value = ctx.req.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : value;
  },
  cookie: (name) => ctx.cookies.get(name),
});
