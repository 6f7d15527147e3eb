import type * as z from 'zod';
import { invalidRequest } from '../../contract/problem.ts';
import type { Route } from '../../contract/route.ts';
import type { Input } from '../kernel.ts';
import { Refusal } from '../refusal.ts';

export interface FieldError {
  readonly pointer: string;
  readonly code: string;
}

/** Every wrong field at once, by JSON pointer (RFC 6901): `/email` in the body, `/query/limit`, `/params/id`, `/headers/idempotency-key`. */
export class InvalidRequest extends Refusal {
  readonly errors: readonly FieldError[];

  constructor(errors: readonly FieldError[]) {
    super(invalidRequest);
    this.errors = errors;
  }
}

const escaped = (key: PropertyKey): string => String(key).replaceAll('~', '~0').replaceAll('/', '~1');

const codeOf = (issue: z.core.$ZodIssue): string => {
  const given = issue.code === 'custom' ? (issue.params?.['code'] as string | undefined) : undefined;
  return given ?? issue.code.replaceAll('_', '-');
};

export const fieldErrors = (error: z.ZodError, prefix: string): readonly FieldError[] =>
  error.issues.map((issue) => ({ pointer: [prefix, ...issue.path.map(escaped)].join('/'), code: codeOf(issue) }));

/** The three parts through the contract's schemas; unknown fields are left out. Refuses with all the errors of the three together. */
export const parseRequest = (route: Route, given: Input<unknown, unknown, unknown>): Input<unknown, unknown, unknown> => {
  const params = route.params.safeParse(given.params);
  const query = route.query.safeParse(given.query);
  const body = route.body.safeParse(given.body);
  if (params.success && query.success && body.success) return { params: params.data, query: query.data, body: body.data };
  throw new InvalidRequest([
    ...(params.success ? [] : fieldErrors(params.error, '/params')),
    ...(query.success ? [] : fieldErrors(query.error, '/query')),
    ...(body.success ? [] : fieldErrors(body.error, '')),
  ]);
};
