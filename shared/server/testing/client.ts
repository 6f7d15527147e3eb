import type * as z from 'zod';
import type { CallOf, ReplyOf, Route } from '../../contract/route.ts';
import { urlOf } from '../../contract/route-url.ts';

export interface Heard<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when JSON, else the text. */
  readonly body: T;
}

export interface SendOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Names {
  readonly signIn: string;
  readonly xsrf: string;
}

/** A browser without a screen: keeps cookies, names its origin, sends the XSRF token back. */
export class Client {
  readonly url: string;
  readonly origin: string;
  readonly cookies = new Map<string, string>();
  readonly #names: Names;
  /** Sent with every request. */
  readonly always: Record<string, string> = {};

  constructor(url: string, names: Names, origin = url) {
    this.url = url;
    this.origin = origin;
    this.#names = names;
  }

  async send(method: string, path: string, options: SendOptions = {}): Promise<Heard> {
    const answer = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: { ...this.#headers(method, options.body !== undefined), ...this.always, ...options.headers },
      ...(options.body === undefined ? {} : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
    });
    this.#keep(answer.headers.getSetCookie());
    const text = await answer.text();
    const json = /json/u.test(answer.headers.get('content-type') ?? '') && text !== '';
    return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text };
  }

  /** Calls a contract route as its page would. A route that creates gets a fresh key unless one is given. */
  call<T extends Route<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>>(
    route: T,
    given: CallOf<T> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Heard<ReplyOf<T>>> {
    const key: Record<string, string> = route.creates ? { 'idempotency-key': crypto.randomUUID() } : {};
    const path = urlOf<T>(route, given);
    const body = route.method === 'GET' ? {} : { body: given.body ?? {} };
    return this.send(route.method, path, { headers: { ...key, ...headers }, ...body }) as Promise<Heard<ReplyOf<T>>>;
  }

  #headers(method: string, hasBody: boolean): Record<string, string> {
    const xsrf = this.cookies.get(this.#names.xsrf);
    return {
      ...(method === 'GET' ? {} : { origin: this.origin }),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...(this.cookies.size > 0 ? { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
      ...(xsrf && method !== 'GET' ? { 'x-xsrf-token': xsrf } : {}),
    };
  }

  #keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';', 1);
      const [name = '', ...value] = pair.split('=');
      if (/max-age=0(;|$)/iu.test(line) || value.join('=') === '') this.cookies.delete(name);
      else this.cookies.set(name, value.join('='));
    }
  }
}
