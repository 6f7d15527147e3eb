import type { ReplyOf } from '#shared/contract/route';

/** Why a call was refused: a declared problem, `invalid-request` with its fields, `offline`, or `unexpected-reply`. */
export interface Refused {
  readonly ok: false;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** 0 when no answer came. */
  readonly status: number;
  /** The request's id, to quote to whoever helps. */
  readonly instance?: string;
  /** Seconds to wait, when the server said so. */
  readonly retryAfter?: number;
}
export interface FieldError {
  /** JSON pointer: `/lines/0/label`. */
  readonly pointer: string;
  readonly code: string;
}
export type Answer<T> = { readonly ok: true; readonly data: T } | Refused;
export type AnswerOf<R> = Answer<ReplyOf<R>>;

/** The code people read aloud: short, and the same for the same cause. */
export const shortCode = (refused: Refused): string => (refused.status > 0 ? `R-${refused.status}` : 'R-000');
