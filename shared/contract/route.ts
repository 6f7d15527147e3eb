import * as z from 'zod';
import type { Problem } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Shape = z.ZodObject;

/**
 * Who may call. `public`: anyone; `account`: any signed-in account; `wallet`: a wallet whose key signed this request (DPoP, RFC 9449);
 * `machine`: another organisation's program with an access key (RFC 6750); otherwise a permission `resource:action:scope` that the role in the chosen organisation must hold.
 */
export type Allow = 'public' | 'account' | 'wallet' | 'machine' | `${string}:${string}:${string}`;

export interface Limit {
  /** How many calls, in how many seconds, counted per what. */
  readonly points: number;
  readonly seconds: number;
  readonly per: 'address' | 'actor' | 'organisation';
}

export interface RouteOptions<P extends Shape, Q extends Shape, B extends z.ZodType, R extends z.ZodType> {
  readonly method: Method;
  /** `/api/v1/...` with `:params`. */
  readonly path: string;
  readonly summary: string;
  readonly allow: Allow;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  /** 200 when absent. */
  readonly status?: 200 | 201 | 202 | 204;
  readonly refuses?: readonly Problem[];
  /** A POST that creates: the call carries an `Idempotency-Key`, and the same key gives the same answer. */
  readonly creates?: boolean;
  readonly limit?: Limit;
  /** The body is larger than the usual 256 kB (a CSV file): the most bytes it may have. */
  readonly bytes?: number;
}

export interface Route<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> extends RouteOptions<P, Q, B, R> {
  readonly kind: 'route';
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly status: 200 | 201 | 202 | 204;
  readonly refuses: readonly Problem[];
}

const nothing = z.object({});
export type Nothing = typeof nothing;
export const noContent = z.object({});

/** One endpoint, written once: Koa serves it, Angular calls it, OpenAPI prints it (shared/decisions/0001). */
export const route = <R extends z.ZodType, P extends Shape = Nothing, Q extends Shape = Nothing, B extends z.ZodType = Nothing>(
  options: RouteOptions<P, Q, B, R>,
): Route<P, Q, B, R> => ({
  ...options,
  kind: 'route',
  params: options.params ?? (nothing as unknown as P),
  query: options.query ?? (nothing as unknown as Q),
  body: options.body ?? (nothing as unknown as B),
  status: options.status ?? 200,
  refuses: options.refuses ?? [],
});

export type ParamsOf<T> = T extends Route<infer P, infer _Q, infer _B, infer _R> ? z.output<P> : never;
export type QueryOf<T> = T extends Route<infer _P, infer Q, infer _B, infer _R> ? z.output<Q> : never;
export type BodyOf<T> = T extends Route<infer _P, infer _Q, infer B, infer _R> ? z.output<B> : never;
export type ReplyOf<T> = T extends Route<infer _P, infer _Q, infer _B, infer R> ? z.output<R> : never;
/** What a use case receives: the three parts side by side. */
export interface InputOf<T> {
  readonly params: ParamsOf<T>;
  readonly query: QueryOf<T>;
  readonly body: BodyOf<T>;
}
/** What a caller gives: before defaults and transforms. */
export interface CallOf<T> {
  readonly params?: T extends Route<infer P, infer _Q, infer _B, infer _R> ? z.input<P> : never;
  readonly query?: T extends Route<infer _P, infer Q, infer _B, infer _R> ? z.input<Q> : never;
  readonly body?: T extends Route<infer _P, infer _Q, infer B, infer _R> ? z.input<B> : never;
}
