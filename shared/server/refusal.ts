import type { Problem } from '../contract/problem.ts';

/** A use case says no: `serve` answers the problem as RFC 9457 JSON and rolls everything back. Never a bug, never logged as one. */
export class Refusal extends Error {
  readonly problem: Problem;
  readonly detail: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  /** `detail` is plain text for a person, without personal data; `headers` go with the answer (`WWW-Authenticate`, `Retry-After`). */
  constructor(problem: Problem, detail?: string, headers: Readonly<Record<string, string>> = {}) {
    super(problem.code);
    this.problem = problem;
    this.detail = detail;
    this.headers = headers;
  }
}
