import { Buffer } from 'node:buffer';
import type { Context } from 'koa';
import type { Config } from '../config.ts';

type Headers = Readonly<Record<string, string>>;

/** On every answer, whatever it is. HSTS only where https is. Camera and the rest belong to the wallet, which these servers do not serve. */
export const commonHeaders = (config: Pick<Config, 'publicUrl'>): Headers => ({
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Cache-Control': 'no-store',
  ...(config.publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
});

/** The headers of every answer, ready in the two forms the hot path needs. */
export interface Dressing {
  readonly pairs: readonly (readonly [string, string])[];
  readonly flat: readonly string[];
}

export const dressingFor = (config: Pick<Config, 'publicUrl'>): Dressing => {
  const pairs = Object.entries(commonHeaders(config));
  return { pairs, flat: pairs.flat() };
};

/** Adds the common headers an answer has not set for itself. */
export const dress = (ctx: Context, dressing: Dressing): void => {
  const { res } = ctx;
  for (const [name, value] of dressing.pairs) if (!res.hasHeader(name)) res.setHeader(name, value);
  res.setHeader('X-Request-Id', ctx.state['requestId'] as string);
};

/** Sends JSON past Koa's own writer: one call to Node when nothing else was set, which is most of the time. */
export const sendJson = (ctx: Context, dressing: Dressing, status: number, text: string): void => {
  const { res } = ctx;
  const type = 'application/json; charset=utf-8';
  const length = String(Buffer.byteLength(text));
  ctx.respond = false;
  if (res.getHeaderNames().length === 0) {
    const requestId = ctx.state['requestId'] as string;
    res.writeHead(status, [...dressing.flat, 'X-Request-Id', requestId, 'Content-Type', type, 'Content-Length', length]);
  } else {
    dress(ctx, dressing);
    res.setHeader('Content-Type', type);
    res.setHeader('Content-Length', length);
    res.statusCode = status;
  }
  res.end(text);
};

/** Sends what an answer carries as its body: a problem, a file, nothing. */
export const sendBody = (ctx: Context, dressing: Dressing): void => {
  dress(ctx, dressing);
  ctx.res.end(ctx.body as string | Buffer | null | undefined);
};

/**
 * The policy an Angular application runs under: no inline script, styles by nonce, DOM sinks behind Trusted Types (CSP 3,
 * https://www.w3.org/TR/CSP3/). `connect` adds the servers the page may call.
 */
export const portalPolicy = (nonce: string, connect: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#bundler angular#components default',
  ].join('; ');
