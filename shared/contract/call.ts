import type * as z from 'zod';
import type { CallOf, ReplyOf, Route } from './route.ts';

export type AnyRoute = Route<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>;

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

const filled = (path: string, params: Readonly<Record<string, unknown>>): string =>
  path.replace(/:(\w+)/gu, (_whole, name: string) => encodeURIComponent(String(params[name])));

const searched = (query: Readonly<Record<string, unknown>>): string => {
  const entries = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null && one !== '')
      .map((one) => [name, String(one)]),
  );
  return entries.length > 0 ? `?${new URLSearchParams(entries).toString()}` : '';
};

const answerOf = async <R extends AnyRoute>(route: R, response: Response): Promise<Answered<ReplyOf<R>>> => {
  const text = response.status === 204 ? '' : await response.text();
  const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
  if (response.ok) return { ok: true, data: route.reply.parse(body) as ReplyOf<R> };
  const { code, title, detail } = body;
  return {
    ok: false,
    code: String(code ?? 'unexpected-reply'),
    title: String(title ?? response.status),
    status: response.status,
    ...(detail ? { detail: String(detail) } : {}),
  };
};

/** Calls the contracts of one server over fetch, replies parsed by their schema. Throws only when no answer came. */
export const makeCaller = (base: string, prove?: Prove, fetcher: typeof fetch = (...args) => fetch(...args)): Caller => ({
  async call(route, call = {}) {
    const parts = call as { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };
    const url = base + filled(route.path, parts.params ?? {}) + searched(parts.query ?? {});
    const body = route.method === 'GET' ? {} : { body: JSON.stringify(parts.body ?? {}) };
    const key: Record<string, string> = route.creates ? { 'idempotency-key': crypto.randomUUID() } : {};
    const ask = (proof: Readonly<Record<string, string>> | null | undefined) =>
      fetcher(url, {
        method: route.method,
        headers: { accept: 'application/json', 'content-type': 'application/json', ...key, ...proof },
        ...body,
      });
    const request = { method: route.method, url };
    const response = await ask(await prove?.(request));
    const again = response.status === 401 && prove ? await prove(request, response) : null;
    return answerOf(route, again ? await ask(again) : response) as Promise<Answered<never>>;
  },
});
