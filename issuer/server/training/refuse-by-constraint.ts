import { DBError } from 'objection';
import type { Problem } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';

/**
 * Lets the database have the last word: when one of these constraints refuses (two tabs at once, a row another module leans on), the caller is
 * told the problem that goes with it. Anything else stays a fault.
 */
export async function refuseByConstraint<T>(work: PromiseLike<T>, problems: Readonly<Record<string, Problem>>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const constraint = error instanceof DBError ? (error.nativeError as { constraint?: string }).constraint : undefined;
    const problem = constraint === undefined ? undefined : problems[constraint];
    throw problem ? new Refusal(problem) : error;
  }
}
