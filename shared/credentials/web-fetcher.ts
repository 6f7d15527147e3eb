import type { Fetcher } from './ports.ts';

const mostBytes = 1024 * 1024;

const readBody = async (response: Response): Promise<Uint8Array> => {
  const body = new Uint8Array(await response.arrayBuffer());
  if (body.length > mostBytes) throw new Error('the answer is too large');
  return body;
};

/** The fetcher of browsers: no cookies, no referrer, no redirect, five seconds, 1 MB. Servers use their guarded fetch. */
export const webFetcher: Fetcher = async (url, options) => {
  const response = await fetch(url, {
    headers: { accept: options?.accept ?? '*/*' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(5000),
  });
  return { status: response.status, headers: response.headers, body: await readBody(response) };
};
