/** Fewer people than this hide nobody: they are not listed, and numbers are told in steps of it (security.md B14). */
export const smallestCrowd = 5;

export const roundedDown = (count: number): number => Math.floor(count / smallestCrowd) * smallestCrowd;

export interface Asked {
  /** Sorted, e.g. `competence:300423:2`, `department:31`. */
  readonly predicates: readonly string[];
  readonly count: number;
  readonly about: number;
  readonly at: number;
}

const within = (small: readonly string[], large: readonly string[]): boolean => small.every((one) => large.includes(one));

const byOne = (one: readonly string[], other: readonly string[]): boolean =>
  Math.abs(one.length - other.length) === 1 && (one.length < other.length ? within(one, other) : within(other, one));

/**
 * The number to tell. When a question differs by one predicate from an earlier one of the same account, and fewer than five people from its
 * answer, the earlier number is told again: the difference of two numbers must not tell on anyone.
 */
export const toldCount = (earlier: readonly Asked[], predicates: readonly string[], count: number): number => {
  if (count < smallestCrowd) return 0;
  const near = earlier.find(
    (asked) => asked.about > 0 && byOne(asked.predicates, predicates) && Math.abs(asked.count - count) < smallestCrowd,
  );
  return near ? near.about : roundedDown(count);
};
