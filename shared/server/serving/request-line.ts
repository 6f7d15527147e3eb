import { performance } from 'node:perf_hooks';
import type { Context } from 'koa';
import { symbols, type DestinationStream } from 'pino';
import type { House } from '../house.ts';
import type { Actor } from '../scope.ts';

const idsOf = (actor: Actor | undefined): string => {
  if (!actor) return '';
  const organisationId =
    'organisationId' in actor && actor.organisationId ? `,"organisationId":${JSON.stringify(actor.organisationId)}` : '';
  const accountId = actor.kind === 'account' ? `,"accountId":${JSON.stringify(actor.accountId)}` : '';
  return `,"actor":"${actor.kind}"${organisationId}${accountId}`;
};

/**
 * The one line of every request: route template, status, time and ids; never the address, its query or a body. Written by hand into the log's
 * own stream, since it is the same line thousands of times a second.
 */
export const requestLine = (house: House): ((ctx: Context, started: number) => void) => {
  if (!house.log.isLevelEnabled('info')) return () => undefined;
  const stream = (house.log as unknown as Record<symbol, DestinationStream>)[symbols.streamSym]!;
  return (ctx, started) => {
    const { requestId, route, actor } = ctx.state as { requestId: string; route?: string; actor?: Actor };
    const ms = Math.round((performance.now() - started) * 10) / 10;
    // Templates are our own words: nothing in them needs escaping.
    const where = route === undefined ? '' : `,"route":"${route}"`;
    const head = `{"level":"info","time":${house.clock().getTime()},"requestId":"${requestId}","method":"${ctx.req.method ?? ''}"`;
    stream.write(`${head}${where},"status":${ctx.res.statusCode},"ms":${ms}${idsOf(actor)}}\n`);
  };
};
