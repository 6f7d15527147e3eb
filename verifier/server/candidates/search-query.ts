/** The question put to the search rows (design B5 of the house's measurements), as SQL and values: also what the benchmark measures. */

export interface SearchFor {
  /** One token for each competence, and for the situation: all must stand. */
  readonly all: readonly number[];
  /** Departments: one must stand. */
  readonly any: readonly number[];
  readonly availableMonth: number | null;
}

export interface SearchPlace {
  readonly lastValidOn: string;
  readonly candidateId: string;
}

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const conditionsOf = ({ all, any, availableMonth }: SearchFor, after: SearchPlace | null): readonly Condition[] => [
  ...(all.length > 0 ? [{ sql: 'tok @> ?::int[]', values: [all] }] : []),
  ...(any.length > 0 ? [{ sql: 'tok && ?::int[]', values: [any] }] : []),
  ...(availableMonth === null ? [] : [{ sql: 'available_month <= ?', values: [availableMonth] }]),
  ...(after ? [{ sql: '(last_valid_on, candidate_id) < (?::date, ?::uuid)', values: [after.lastValidOn, after.candidateId] }] : []),
];

const whole = (select: string, conditions: readonly Condition[], rest = ''): Condition => {
  const where = conditions.length > 0 ? ` where ${conditions.map((one) => one.sql).join(' and ')}` : '';
  return { sql: `${select} from candidate_search${where}${rest}`, values: conditions.flatMap((one) => one.values) };
};

/** One department is a token like the others; several are a choice. */
export const normalised = (search: SearchFor): SearchFor =>
  search.any.length === 1 ? { ...search, all: [...search.all, ...search.any], any: [] } : search;

/** A page in the order of the list, most recent validation first. */
export const pageQuery = (search: SearchFor, after: SearchPlace | null, limit: number): Condition =>
  whole(
    'select candidate_id, last_valid_on',
    conditionsOf(normalised(search), after),
    ` order by last_valid_on desc, candidate_id desc limit ${Math.trunc(limit)}`,
  );

export const countQuery = (search: SearchFor): Condition => whole('select count(*)::int as count', conditionsOf(normalised(search), null));

/** The planner's own estimate: nothing is read. */
export const estimateQuery = (search: SearchFor): Condition => {
  const { sql, values } = whole('select 1', conditionsOf(normalised(search), null));
  return { sql: `explain (format json) ${sql}`, values };
};
