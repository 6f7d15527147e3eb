import type { CallOf, ReplyOf } from './route.ts';
import { urlOf, type AnyRoute } from './route-url.ts';

export type { AnyRoute } from './route-url.ts';

export type Answered<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly code: string; readonly title: string; readonly status: number; readonly detail?: string };

/** What calls the contracts: Angular's `Api` in the apps, `makeCaller` where there is no screen. */
export interface Caller {
  call<R>(route: R & AnyRoute, call?: CallOf<R>): Promise<Answered<ReplyOf<R>>>;
}

/** Headers that prove who calls (a cookie, DPoP); asked once more with the refusal when the first proof is not accepted. */
export type Prove = (
  request: { readonly method: string; readonly url: string },
  refused?: Response,
) => Promise<Readonly<Record<string, string>> | null>;

const wordOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const answerOf = async (route: AnyRoute, response: Response): Promise<Answered<unknown>> => {
  const text = response.status === 204 ? '' : await response.text();
  const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
  if (response.ok) return { ok: true, data: route.reply.parse(body) };
  const { status } = response;
  const detail = wordOf(body['detail']);
  const title = wordOf(body['title']) ?? String(status);
  return { ok: false, code: wordOf(body['code']) ?? 'unexpected-reply', title, status, ...(detail ? { detail } : {}) };
};

const requestOf = (route: AnyRoute, body: unknown): RequestInit & { readonly headers: Record<string, string> } => ({
  method: route.method,
  headers: {
    accept: 'application/json',
    'content-type': 'application/json',
    ...(route.creates ? { 'idempotency-key': crypto.randomUUID() } : {}),
  },
  ...(route.method === 'GET' ? {} : { body: JSON.stringify(body) }),
});

/** Calls the contracts of one server over fetch, replies parsed by their schema. Throws only when no answer came. */
export const makeCaller = (base: string, prove?: Prove, fetcher: typeof fetch = (...args) => fetch(...args)): Caller => ({
  async call(route, call = {}) {
    const url = urlOf(route, call, base);
    const request = requestOf(route, (call as { readonly body?: unknown }).body ?? {});
    const ask = (proof: Readonly<Record<string, string>> | null) => fetcher(url, { ...request, headers: { ...request.headers, ...proof } });
    const asked = { method: route.method, url };
    const response = await ask(prove ? await prove(asked) : null);
    const proof = response.status === 401 && prove ? await prove(asked, response) : null;
    return (await answerOf(route, proof ? await ask(proof) : response)) as never;
  },
});
