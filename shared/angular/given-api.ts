import type { Provider } from '@angular/core';
import type { CallOf, ReplyOf } from '#shared/contract/route';
import { Api, type Answer, type AnswerOf, type Refused } from './api.ts';
import type { AnyRoute } from '#shared/contract/route-url';
import { computed, signal } from '@angular/core';

type Reply = (call: never) => Answer<unknown> | Promise<Answer<unknown>>;

/** An `Api` for component specs, keyed by contract: `api.given(listMembers, { members: [] })`, then `api.calls(listMembers)`. */
export class GivenApi {
  readonly #replies = new Map<AnyRoute, Reply>();
  readonly #calls: { readonly route: AnyRoute; readonly call: unknown }[] = [];
  readonly busy = computed(() => false);
  readonly signedOut = signal(0).asReadonly();

  /** What the route replies: the data, or a function of the call that may refuse (`refused('last-admin')`). */
  given<R>(route: R & AnyRoute, reply: ReplyOf<R> | ((call: CallOf<R>) => AnswerOf<R> | Promise<AnswerOf<R>>)): this {
    this.#replies.set(route, typeof reply === 'function' ? (reply as unknown as Reply) : () => ({ ok: true, data: reply }));
    return this;
  }

  /** The calls a route received, oldest first. */
  calls<R>(route: R & AnyRoute): readonly CallOf<R>[] {
    return this.#calls.filter((one) => one.route === route).map((one) => one.call as CallOf<R>);
  }

  at(): this {
    return this;
  }

  async call<R>(route: R & AnyRoute, call: CallOf<R> = {}): Promise<AnswerOf<R>> {
    this.#calls.push({ route, call });
    const reply = this.#replies.get(route);
    if (!reply) throw new Error(`no reply was given for ${route.method} ${route.path}`);
    return (await reply(call as never)) as AnswerOf<R>;
  }
}

/** A refusal for `given`. */
export const refused = (code: string, rest: Partial<Omit<Refused, 'ok' | 'code'>> = {}): Refused => ({
  ok: false,
  code,
  title: code,
  status: 409,
  ...rest,
});

export const provideGivenApi = (api: GivenApi): Provider => ({ provide: Api, useValue: api });
