/** Sets of credentials (OpenID4VP 1.0 sections 6.2 and 6.4.2): one of several options answers, so choosing one leaves the others. */
import type { DcqlMatch } from '#shared/credentials/dcql';

export type CredentialSets = DcqlMatch['sets'];
type Ids = ReadonlySet<string>;

const complete = (option: readonly string[], chosen: Ids): boolean => option.every((id) => chosen.has(id));

/** Beforehand: for each set that is required, its first option that can be answered. */
export const neededAtFirst = (sets: CredentialSets, available: Ids): Ids =>
  new Set(
    sets
      .filter(({ required }) => required)
      .flatMap(
        ({ options }) => options.find((option) => complete(option, available)) ?? [...options[0]!].filter((id) => available.has(id)),
      ),
  );

/** What some complete option of another set, or an option beside it, still needs. */
const keeps = (sets: CredentialSets, chosen: Ids, left: readonly string[], because: readonly string[]): Ids => {
  const needed = new Set(sets.flatMap(({ options }) => options.filter((option) => option !== because && complete(option, chosen)).flat()));
  return new Set([...chosen].filter((id) => !left.includes(id) || needed.has(id)));
};

/** One credential more: the others of its option come along, and another option that was chosen instead leaves. */
export const withCredential = (sets: CredentialSets, chosen: Ids, id: string, available: Ids): Ids => {
  let next: Ids = new Set([...chosen, id]);
  for (const { options } of sets) {
    const option = options.find((one) => one.includes(id) && complete(one, available));
    if (!option) continue;
    const instead = options.filter((one) => !one.includes(id) && complete(one, next));
    next = new Set([...next, ...option]);
    for (const one of instead) {
      const left = one.filter((other) => !option.includes(other));
      next = keeps(sets, next, left, one);
    }
  }
  return next;
};

/** One credential less: those that only answered together with it leave too. */
export const withoutCredential = (sets: CredentialSets, chosen: Ids, id: string): Ids => {
  const rest = new Set([...chosen].filter((one) => one !== id));
  return sets.reduce<Ids>((next, { options }) => {
    const broken = options.find((option) => option.includes(id) && complete(option, chosen));
    return broken ? keeps(sets, next, broken, broken) : next;
  }, rest);
};
