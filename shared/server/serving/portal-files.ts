import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context, Middleware } from 'koa';
import { portalPolicy } from './security-headers.ts';

const compress = promisify(gzip);
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const packed = new Set(['.png', '.ico', '.woff2']);
const hashed = /-[A-Z0-9]{8,}\.\w+$/u;

interface Kept {
  readonly raw: Buffer;
  readonly small: Buffer | null;
}

const load = async (file: string): Promise<Kept | null> => {
  try {
    const raw = await readFile(file);
    return { raw, small: packed.has(path.extname(file)) || raw.length < 1024 ? null : await compress(raw) };
  } catch {
    return null;
  }
};

/** The file a URL names below the root, or null: nothing above it, nothing hidden, never the index itself. */
const fileFor = (root: string, urlPath: string): string | null => {
  const file = path.join(root, urlPath);
  const inside = file.startsWith(root + path.sep) && !/\/\.(?!\.)|\0/u.test(urlPath);
  return inside && path.extname(file) in types && path.basename(file) !== 'index.html' ? file : null;
};

const send = (ctx: Context, kept: Kept): void => {
  ctx.vary('Accept-Encoding');
  const small = kept.small && /\bgzip\b/u.test(ctx.get('accept-encoding')) ? kept.small : null;
  if (small) ctx.set('Content-Encoding', 'gzip');
  ctx.body = small ?? kept.raw;
};

const sendIndex = async (ctx: Context, root: string, connect: readonly string[], camera: boolean): Promise<boolean> => {
  const index = await readFile(path.join(root, 'index.html'), 'utf8').catch(() => null);
  if (index === null) return false;
  const nonce = randomBytes(16).toString('base64');
  ctx.set('Content-Security-Policy', portalPolicy(nonce, connect));
  if (camera) ctx.set('Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), payment=()');
  ctx.set('Content-Type', types['.html']!);
  ctx.body = index.replaceAll('CSP_NONCE', nonce);
  return true;
};

const navigates = (ctx: Context): boolean =>
  ctx.path === '/' || (path.extname(ctx.path) === '' && !ctx.path.startsWith('/api/') && ctx.get('accept').includes('text/html'));

export interface PortalOptions {
  /** The browser folder of the built application; absent in specs. */
  readonly root: string;
  /** Other servers the pages may call. */
  readonly connect?: readonly string[];
  /** Pages may ask for the camera. */
  readonly camera?: boolean;
}

/** Serves a built Angular application: hashed files for ever, the index with a fresh nonce for every page, nothing outside the folder. */
export const servePortal = (options: PortalOptions): Middleware => {
  const root = path.resolve(options.root);
  const { connect = [], camera = false } = options;
  const kept = new Map<string, Kept>();
  const find = async (file: string | null): Promise<Kept | null> => (file ? (kept.get(file) ?? (await load(file))) : null);
  const sendFile = (ctx: Context, file: string, found: Kept): void => {
    const forEver = hashed.test(file);
    if (forEver) kept.set(file, found);
    ctx.set('Cache-Control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
    ctx.set('Content-Security-Policy', portalPolicy('none', connect));
    ctx.set('Content-Type', types[path.extname(file)]!);
    send(ctx, found);
  };
  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return void (await next());
    const file = fileFor(root, ctx.path);
    const found = await find(file);
    if (file && found) sendFile(ctx, file, found);
    else if (!navigates(ctx) || !(await sendIndex(ctx, root, connect, camera))) return void (await next());
    ctx.state['route'] = 'portal';
  };
};
