import { computed, inject, Injectable, InjectionToken, signal } from '@angular/core';
import type { CallOf } from '#shared/contract/route';
import type { Answer, AnswerOf } from './api-answer.ts';
import { answerOf, ownRefusal } from './api-reply.ts';
import { urlOf, type AnyRoute } from '#shared/contract/route-url';
import { Connectivity } from './connectivity.ts';
import { Language } from './i18n/language.ts';
import { Pending } from './pending.ts';

export { urlOf } from '#shared/contract/route-url';
export type { Answer, AnswerOf, FieldError, Refused } from './api-answer.ts';
export { shortCode } from './api-answer.ts';

/** Gives the headers that prove who calls (DPoP, RFC 9449). After a 401 it is asked once more with that response (a nonce, a token to renew). */
export type Authorise = (
  request: { readonly method: string; readonly url: string },
  refused?: Response,
) => Promise<Readonly<Record<string, string>> | null>;

export interface Target {
  /** Origin of the server; the page's own when absent. */
  readonly base?: string;
  /** The cookie a script may read, sent back as `x-xsrf-token` with every change. */
  readonly xsrfCookie?: string;
  readonly authorise?: Authorise;
}
export interface CallOptions extends Target {
  /** `Idempotency-Key` of a creating route; made from the action when absent. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}
/** What stores inject: `Api`, or one of its targets. */
export type Caller = Pick<Api, 'call'>;

export const API_TARGET = new InjectionToken<Target>('where the contracts are served', { factory: () => ({}) });

const cookie = (name: string): string | null => {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`) || one.startsWith(`__Host-${name}=`));
  return found ? decodeURIComponent(found.slice(found.indexOf('=') + 1)) : null;
};

/** Calls the contracts over fetch. The answer is data, or a refusal; it never throws for what a person may meet. */
@Injectable({ providedIn: 'root' })
export class Api {
  readonly #target = inject(API_TARGET);
  readonly #language = inject(Language);
  readonly #connectivity = inject(Connectivity);
  readonly #pending = new Pending();
  readonly #running = signal(0);
  readonly #signedOut = signal(0);
  /** True while any call runs. */
  readonly busy = computed(() => this.#running() > 0);
  /** Counts the times a server said that nobody is signed in. */
  readonly signedOut = this.#signedOut.asReadonly();

  /** The same, towards another server: `api.at({ base, authorise }).call(...)`. */
  at(target: Target): Caller {
    return { call: (route, call, options) => this.call(route, call, { ...target, ...options }) };
  }

  async call<R>(route: R & AnyRoute, call: CallOf<R> = {}, options: CallOptions = {}): Promise<AnswerOf<R>> {
    const target = { ...this.#target, ...options };
    const url = urlOf<R>(route, call, target.base);
    const body = route.method === 'GET' ? undefined : JSON.stringify((call as { body?: unknown }).body ?? {});
    const send = (key: string | null) => this.#send(route, url, body, { ...target, ...(key ? { key } : {}) });
    const answer = route.creates ? this.#pending.once(`${route.method} ${url} ${body}`, options.key, send) : send(null);
    return (await answer) as AnswerOf<R>;
  }

  async #send(route: AnyRoute, url: string, body: string | undefined, options: CallOptions): Promise<Answer<unknown>> {
    this.#running.update((n) => n + 1);
    try {
      const response = await this.#fetch(route, url, body, options);
      if (!options.base) this.#connectivity.reached();
      const answer = await answerOf(route, response, this.#language.current());
      if (!answer.ok && answer.code === 'not-signed-in') this.#signedOut.update((n) => n + 1);
      return answer;
    } catch (cause) {
      if (options.signal?.aborted) throw cause;
      this.#connectivity.missed(!options.base);
      return ownRefusal('offline', this.#language.current());
    } finally {
      this.#running.update((n) => n - 1);
    }
  }

  async #fetch(route: AnyRoute, url: string, body: string | undefined, options: CallOptions): Promise<Response> {
    const ask = (proof: Readonly<Record<string, string>> | null | undefined) =>
      fetch(url, {
        method: route.method,
        headers: { ...this.#headers(route, body, options), ...proof },
        credentials: options.authorise ? 'omit' : 'same-origin',
        ...(body === undefined ? {} : { body }),
        ...(options.signal ? { signal: options.signal } : {}),
      });
    const request = { method: route.method, url: new URL(url, document.baseURI).href };
    const response = await ask(await options.authorise?.(request));
    if (response.status !== 401 || !options.authorise) return response;
    const proof = await options.authorise(request, response);
    return proof ? ask(proof) : response;
  }

  #headers(route: AnyRoute, body: string | undefined, { key, xsrfCookie }: CallOptions): Record<string, string> {
    const xsrf = xsrfCookie && route.method !== 'GET' ? cookie(xsrfCookie) : null;
    return {
      accept: 'application/json, application/problem+json',
      'accept-language': this.#language.current(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(xsrf ? { 'x-xsrf-token': xsrf } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    };
  }
}
