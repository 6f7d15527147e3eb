import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from '../../contract/problem.ts';
import type { Limit } from '../../contract/route.ts';
import { Refusal } from '../refusal.ts';

type Headers = Readonly<Record<string, string>>;
export type CountCall = (key: string) => Promise<Headers>;

const headersOf = (limit: Pick<Limit, 'points'>, state: RateLimiterRes): Headers => ({
  'RateLimit-Limit': String(limit.points),
  'RateLimit-Remaining': String(Math.max(0, state.remainingPoints)),
  'RateLimit-Reset': String(Math.ceil(state.msBeforeNext / 1000)),
});

/** Counts calls per key; past the limit it refuses with 429, `Retry-After` and the `RateLimit-*` headers. In memory: one process serves one app. */
export const makeLimiter = (limit: Pick<Limit, 'points' | 'seconds'>): CountCall => {
  const limiter = new RateLimiterMemory({ points: limit.points, duration: limit.seconds });
  return async (key) => {
    try {
      return headersOf(limit, await limiter.consume(key));
    } catch (state) {
      if (!(state instanceof RateLimiterRes)) throw state;
      throw new Refusal(tooMany, undefined, { ...headersOf(limit, state), 'Retry-After': String(Math.ceil(state.msBeforeNext / 1000)) });
    }
  };
};
