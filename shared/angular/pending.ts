import type { Answer } from './api-answer.ts';

/** No answer, or an answer that leaves it open whether the thing was made. */
const uncertain = (answer: Answer<unknown>): boolean =>
  !answer.ok && (answer.status === 0 || answer.status >= 500 || answer.code === 'in-flight');

/**
 * Makes a creating action happen once: a second click while the first runs shares its answer, and a retry after a lost answer carries the same
 * `Idempotency-Key` (https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/). A settled action is forgotten.
 */
export class Pending {
  readonly #running = new Map<string, Promise<Answer<unknown>>>();
  readonly #keys = new Map<string, string>();

  once(action: string, given: string | undefined, send: (key: string) => Promise<Answer<unknown>>): Promise<Answer<unknown>> {
    const running = this.#running.get(action);
    if (running) return running;
    const key = given ?? this.#keys.get(action) ?? crypto.randomUUID();
    this.#keys.set(action, key);
    const answer = this.#settle(action, send(key));
    this.#running.set(action, answer);
    return answer;
  }

  async #settle(action: string, sent: Promise<Answer<unknown>>): Promise<Answer<unknown>> {
    try {
      const answer = await sent;
      if (!uncertain(answer)) this.#keys.delete(action);
      return answer;
    } finally {
      this.#running.delete(action);
    }
  }
}
