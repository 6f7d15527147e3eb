import type { Context } from 'koa';
import { internal, unavailable, commonProblems, type Problem, type ProblemBody } from '../../contract/problem.ts';
import type { Locale } from '../../contract/values.ts';
import { Refusal } from '../refusal.ts';
import { InvalidRequest, type FieldError } from './parse-request.ts';
import { wrongMediaType } from './read-body.ts';

const always = new Set<string>([...commonProblems.map((one) => one.code), wrongMediaType.code]);

/** French unless the browser asks for English first. */
export const localeOf = (accepted: string | undefined): Locale => (/^\s*en\b/iu.test(accepted ?? '') ? 'en' : 'fr');

/** A refusal the route never announced: the caller could not know it, so it is a fault of ours. */
export class UndeclaredRefusal extends Error {
  constructor(refusal: Refusal) {
    super(`refusal "${refusal.problem.code}" is not declared by the route`, { cause: refusal });
  }
}

// Lock and statement time-outs, deadlock, too many connections, server starting or stopping, connection lost.
const passing = /^(55P03|57014|40P01|40001|53300|57P0[123]|08...|ECONN(REFUSED|RESET)|ETIMEDOUT)$/u;
/** Objection wraps what the database said (`nativeError`); knex and pg say it themselves. */
const codeOf = (error: Error): string => {
  const { code, nativeError } = error as Error & { readonly code?: string; readonly nativeError?: { readonly code?: string } };
  return nativeError?.code ?? code ?? '';
};
const passes = (error: unknown): boolean => error instanceof Error && (passing.test(codeOf(error)) || error.name === 'KnexTimeoutError');

/** What the caller is told: a declared refusal as it is, a passing weakness of the database as 503, anything else as 500. */
export const refusalOf = (error: unknown, declared: ReadonlySet<string>): { readonly refusal: Refusal; readonly fault: unknown } => {
  if (error instanceof Refusal) {
    if (always.has(error.problem.code) || declared.has(error.problem.code)) return { refusal: error, fault: null };
    return { refusal: new Refusal(internal), fault: new UndeclaredRefusal(error) };
  }
  if (passes(error)) return { refusal: new Refusal(unavailable, undefined, { 'Retry-After': '2' }), fault: error };
  return { refusal: new Refusal(internal), fault: error };
};

const bodyOf = (
  problem: Problem,
  locale: Locale,
  instance: string,
  detail: string | undefined,
  errors: readonly FieldError[] | undefined,
): ProblemBody => ({
  type: `/problems/${problem.code}`,
  title: problem.title[locale],
  status: problem.status,
  code: problem.code,
  ...(detail === undefined ? {} : { detail }),
  instance,
  ...(errors === undefined ? {} : { errors }),
});

/** Writes `application/problem+json` (RFC 9457) in the caller's language, with the request id and nothing of the cause. */
export const answerProblem = (ctx: Context, refusal: Refusal, requestId: string): void => {
  const errors = refusal instanceof InvalidRequest ? refusal.errors : undefined;
  const body = bodyOf(refusal.problem, localeOf(ctx.get('accept-language')), requestId, refusal.detail, errors);
  ctx.status = refusal.problem.status;
  ctx.set({ ...refusal.headers });
  ctx.set('Content-Type', 'application/problem+json');
  ctx.set('Content-Language', localeOf(ctx.get('accept-language')));
  ctx.body = JSON.stringify(body);
};
