/** What may be searched, as whole numbers: competences with their levels above zero, the rest below. */

const situations = ['searching', 'open', 'in-training', 'employed'] as const;
export type Situation = (typeof situations)[number];

/** A profile holds one token per level up to its own, so that « at least argent » is one token. Without level it counts as the least. */
export const skillToken = (skillId: number, level: number): number => skillId * 8 + level;

export const situationToken = (situation: Situation): number => -1 - situations.indexOf(situation);

/** `2A`, `971`: codes are short and distinct, so their base-36 value is one number each. */
export const departmentToken = (code: string): number => -1000 - Number.parseInt(code, 36);

/** Months are compared, not days: the finer the facet, the smaller the crowd one hides in. */
export const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

export const availableMonth = (day: string | null): number => (day === null ? 0 : monthOf(day));
