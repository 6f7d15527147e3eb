/** One guard taken out of the code, and the spec that must notice. Lists live in shared/tooling/mutants/<word>.mutants.ts as `mutants`. */
export interface Mutant {
  /** A sentence: what the code no longer does, e.g. `a presentation may be shown twice`. */
  readonly name: string;
  readonly file: string;
  /** Text that stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly spec: string;
  /** The spec needs a page or what only a browser keeps: Karma plays it, which takes half a minute. */
  readonly browser?: true;
}

/** The file with the guard taken out. Refuses a text that is absent, or that stands more than once. */
export const mutate = (mutant: Mutant, source: string): string => {
  const parts = source.split(mutant.find);
  if (parts.length === 1) throw new Error(`${mutant.name}: “${mutant.find}” is not in ${mutant.file}`);
  if (parts.length > 2) throw new Error(`${mutant.name}: “${mutant.find}” stands ${parts.length - 1} times in ${mutant.file}`);
  return parts.join(mutant.replace);
};
