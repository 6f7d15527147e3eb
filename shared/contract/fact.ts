import type * as z from 'zod';

/** Something that happened, in the past tense, which other modules and webhooks may follow. */
export interface Fact<S extends z.ZodType = z.ZodType> {
  readonly kind: 'fact';
  readonly name: string;
  readonly schema: S;
}

export const fact = <S extends z.ZodType>(name: string, schema: S): Fact<S> => ({ kind: 'fact', name, schema });
export type PayloadOf<F> = F extends Fact<infer S> ? z.output<S> : never;
