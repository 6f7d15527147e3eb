import type * as z from 'zod';
import type { Fact } from '../contract/fact.ts';
import type { Scope } from './scope.ts';

/** What a reaction receives. `factId` is the same at every try: use it where an effect outside the database must happen once. */
export interface Happened<P> {
  readonly factId: string;
  readonly subject: string;
  readonly recordedAt: Date;
  readonly payload: P;
}

export interface Reaction {
  /** Unique, `module.verb-noun`: what is stored as delivered. Never renamed without a migration. */
  readonly name: string;
  readonly fact: Fact;
  readonly useCase: (scope: Scope, happened: Happened<unknown>) => Promise<void>;
}

/**
 * A line of a module's `reactions.ts`: `export const reactions = [on(competenceValidated, 'credentials.offer-credential', offerCredential)]`.
 * Runs after the commit, in the fact's tenant, as a worker, in one transaction with its mark: at least once, in order per subject.
 */
export const on = <S extends z.ZodType>(
  fact: Fact<S>,
  name: string,
  useCase: (scope: Scope, happened: Happened<z.output<S>>) => Promise<void>,
): Reaction => ({ fact, name, useCase: useCase as Reaction['useCase'] });
