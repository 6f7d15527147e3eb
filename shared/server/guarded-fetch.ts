import { lookup as resolveHost } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Config } from './config.ts';
import type { House } from './house.ts';
import { isPublicAddress } from './public-address.ts';

const timeoutMs = 5_000;
const mostBytes = 1024 * 1024;

export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
type Answer = Awaited<ReturnType<House['fetch']>>;

/** The way out refused or failed. `reason` is one word for a report; the address itself is left out of the message. */
export class FetchRefused extends Error {
  readonly reason: 'address' | 'scheme' | 'redirect' | 'timeout' | 'too-large' | 'unreachable' | 'compressed';

  constructor(reason: FetchRefused['reason'], cause?: unknown) {
    super(`guarded fetch: ${reason}`, { cause });
    this.reason = reason;
  }
}

const allAddresses: Resolve = (host) => resolveHost(host, { all: true, verbatim: true });

/** Resolves once, refuses when any answer is not public, and pins the connection to what was checked: a second DNS answer is never asked for. */
const pinned = async (host: string, resolve: Resolve): Promise<LookupFunction> => {
  const literal = host.replace(/^\[|\]$/gu, '');
  const found = isIP(literal)
    ? [{ address: literal, family: isIP(literal) }]
    : await resolve(host).catch((cause: unknown) => Promise.reject(new FetchRefused('unreachable', cause)));
  if (found.length === 0 || !found.every((one) => isPublicAddress(one.address))) throw new FetchRefused('address');
  const { address, family } = found[0]!;
  return (_host, options, answer) => {
    if (options.all) answer(null, [{ address, family }]);
    else answer(null, address, family);
  };
};

const read = (response: http.IncomingMessage): Promise<Uint8Array> =>
  new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) response.destroy(new FetchRefused('too-large'));
      else chunks.push(chunk);
    });
    response.once('end', () => done(Buffer.concat(chunks)));
    response.once('error', fail);
    response.once('aborted', () => fail(new FetchRefused('unreachable')));
  });

const headersOf = (response: http.IncomingMessage): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(response.headers)) if (typeof value === 'string') headers.set(name, value);
  return headers;
};

const answerOf = async (response: http.IncomingMessage): Promise<Answer> => {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400 && status !== 304) throw new FetchRefused('redirect');
  if (response.headers['content-encoding']) throw new FetchRefused('compressed');
  return { status, headers: headersOf(response), body: await read(response) };
};

/** Without an agent of its own each request would leave a socket behind for the next, which may go to another address. */
const get = (url: URL, lookup: LookupFunction | undefined, accept: string): Promise<Answer> =>
  new Promise((done, fail) => {
    const client = url.protocol === 'https:' ? https : http;
    const request = client.request(url, {
      method: 'GET',
      agent: false,
      headers: { Accept: accept, 'Accept-Encoding': 'identity', 'User-Agent': 'carnet' },
      signal: AbortSignal.timeout(timeoutMs),
      ...(lookup ? { lookup } : {}),
    });
    request.once('response', (response) => {
      answerOf(response)
        .then(done, fail)
        .finally(() => request.destroy());
    });
    request.once('error', (error) =>
      fail(
        error.name === 'AbortError' || error.name === 'TimeoutError'
          ? new FetchRefused('timeout')
          : error instanceof FetchRefused
            ? error
            : new FetchRefused('unreachable', error),
      ),
    );
    request.end();
  });

const parsed = (address: string): URL => {
  try {
    return new URL(address);
  } catch {
    throw new FetchRefused('address');
  }
};

export type GuardedFetchSettings = Pick<Config, 'local' | 'issuerUrl' | 'verifierUrl' | 'walletUrl'>;

/**
 * The only way out of a server: GET over https to public addresses, resolved once and pinned, no redirect, no cookie, 5 s, 1 MB. On a
 * localhost installation the three configured origins may be reached over http too. Everything else is a `FetchRefused`.
 */
export const makeGuardedFetch = (config: GuardedFetchSettings, resolve: Resolve = allAddresses): House['fetch'] => {
  const own = new Set(config.local ? [config.issuerUrl, config.verifierUrl, config.walletUrl].map((url) => new URL(url).origin) : []);
  return async (address, options = {}) => {
    const url = parsed(address);
    const accept = options.accept ?? '*/*';
    if (url.username !== '' || url.password !== '') throw new FetchRefused('address');
    if (own.has(url.origin)) return get(url, undefined, accept);
    if (url.protocol !== 'https:') throw new FetchRefused('scheme');
    if (url.port !== '' && url.port !== '443' && Number(url.port) < 1024) throw new FetchRefused('address');
    return get(url, await pinned(url.hostname, resolve), accept);
  };
};
