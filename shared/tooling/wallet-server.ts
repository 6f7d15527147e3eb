// The wallet has no server of its own: these are its static files, its security headers and its one file of settings.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { walletPolicy } from './wallet-policy.ts';

export interface WalletSettings {
  /** Folder of the built application, its nonce sealed. */
  readonly folder: string;
  /** Served as `/config.json`. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Origins, besides itself and https, that the wallet talks to. */
  readonly reachable: readonly string[];
  /** Its public address is https: its cookie never leaves by http. */
  readonly secure?: boolean;
}
interface Asset {
  readonly file: string;
  readonly type: string;
  readonly etag: string;
  readonly cache: string;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
const hashed = /-[A-Z0-9]{8}\.[a-z0-9]+$/u;

const assetsOf = (folder: string): ReadonlyMap<string, Asset> => {
  const assets = new Map<string, Asset>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    if (!statSync(file).isFile() || /\.(br|gz)$/u.test(name)) continue;
    assets.set(`/${name.split(path.sep).join('/')}`, {
      file,
      type: types[path.extname(name)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 22)}"`,
      cache: hashed.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  }
  return assets;
};

const nonceOf = (folder: string): string => /ngCspNonce="([^"]+)"/iu.exec(readFileSync(path.join(folder, 'index.html'), 'utf8'))?.[1] ?? '';

const always = (response: ServerResponse): void => {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()');
};

const sendAsset = (request: IncomingMessage, response: ServerResponse, asset: Asset): void => {
  response.setHeader('Content-Type', asset.type);
  response.setHeader('Cache-Control', asset.cache);
  response.setHeader('ETag', asset.etag);
  response.setHeader('Vary', 'Accept-Encoding');
  if (request.headers['if-none-match'] === asset.etag) return void response.writeHead(304).end();
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding = encodings.find(([name, ending]) => accepted.includes(name) && existsSync(asset.file + ending));
  if (encoding) response.setHeader('Content-Encoding', encoding[0]);
  const content = readFileSync(asset.file + (encoding?.[1] ?? ''));
  response.setHeader('Content-Length', content.length);
  response.end(request.method === 'HEAD' ? undefined : content);
};

const wanted = (request: IncomingMessage): string => {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  } catch {
    return '/malformed.';
  }
};

const mark = 'carnet-made=1';
/**
 * The wallet writes this cookie to remember that a carnet was made in this browser, should the browser erase it (wallet/src/vault/mark.ts).
 * Safari forgets after seven days what scripts wrote, but not what a server set (WebKit, "Full Third-Party Cookie Blocking and More",
 * https://webkit.org/blog/10218/): who sends the mark gets it back. It is never given to who has none, and nothing is kept or logged of it.
 */
const giveBackMark = (request: IncomingMessage, response: ServerResponse, secure: boolean): void => {
  const sent = String(request.headers.cookie ?? '').split('; ');
  if (!sent.includes(mark)) return;
  response.setHeader('Set-Cookie', `${mark}; Path=/; Max-Age=${400 * 24 * 60 * 60}; SameSite=Strict${secure ? '; Secure' : ''}`);
};

/**
 * Serves a built wallet: every address without an extension is the application (it has its own router), hashed files are kept for ever,
 * others asked again each time. Refuses anything but GET and HEAD.
 */
export const walletServer = ({ folder, config, reachable, secure = false }: WalletSettings): Server => {
  const assets = assetsOf(folder);
  const policy = walletPolicy(nonceOf(folder), reachable);
  const settings = JSON.stringify(config);
  return createServer((request, response) => {
    always(response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    const place = wanted(request);
    if (place === '/config.json') {
      response.setHeader('Content-Type', 'application/json');
      response.setHeader('Cache-Control', 'no-cache');
      giveBackMark(request, response, secure);
      return void response.end(settings);
    }
    const asset = assets.get(place) ?? (path.posix.extname(place) === '' ? assets.get('/index.html') : undefined);
    if (!asset) return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
    // a worker obeys the policy of its own response
    if (/\.(html|js)$/u.test(asset.file)) response.setHeader('Content-Security-Policy', policy);
    sendAsset(request, response, asset);
  });
};
