import type * as z from 'zod';
import { PersonIdentity } from '#shared/contracts/issuer/people';
import type { ImportRow } from '#shared/contracts/issuer/enrolment-imports';
import type { SheetRow } from '#shared/server/csv';

type Row = z.output<typeof ImportRow>;
type Fault = Row['errors'][number];

export interface KnownPerson {
  readonly enrolled: boolean;
  /** Whether these names may be theirs. */
  readonly isNamed: (names: { readonly givenName: string; readonly familyName: string }) => boolean;
}

const faultsOf = (values: SheetRow['values']): readonly Fault[] => {
  const read = PersonIdentity.safeParse(values);
  if (read.success) return [];
  const byColumn = new Map(read.error.issues.map((issue) => [String(issue.path[0]) as Fault['column'], issue]));
  return [...byColumn].map(([column, issue]) => {
    if ((values[column] ?? '').trim() === '') return { column, code: 'missing' };
    return { column, code: issue.code === 'too_big' ? 'too-long' : 'invalid' };
  });
};

const outcomeOf = (known: KnownPerson | undefined): Row['outcome'] => {
  if (!known) return 'new';
  return known.enrolled ? 'already-enrolled' : 'known';
};

interface Seen {
  readonly givenName: string;
  readonly familyName: string;
}

const judge = (
  person: z.output<typeof PersonIdentity>,
  before: Seen | undefined,
  known: KnownPerson | undefined,
  agrees: (left: Seen, right: Seen) => boolean,
) => {
  const ofAnother = [{ column: 'email' as const, code: 'email-of-another' }];
  if (before)
    return agrees(before, person) ? { outcome: 'twice-in-file' as const, errors: [] } : { outcome: 'wrong' as const, errors: ofAnother };
  if (known && !known.isNamed(person)) return { outcome: 'wrong' as const, errors: ofAnother };
  return { outcome: outcomeOf(known), errors: [] };
};

/**
 * Says of every row of a file what would become of it: new, known to the organism, already in the session, a repetition, or wrong and why, by
 * column. The second row with an address is a repetition when the names agree, and wrong when they do not.
 */
export const explainRows = (
  rows: readonly SheetRow[],
  known: (email: string) => KnownPerson | undefined,
  agrees: (left: Seen, right: Seen) => boolean,
): Row[] => {
  const seen = new Map<string, Seen>();
  return rows.map(({ line, values }) => {
    const shown = { line, givenName: values['givenName'] ?? '', familyName: values['familyName'] ?? '', email: values['email'] ?? '' };
    const errors = faultsOf(values);
    if (errors.length > 0) return { ...shown, outcome: 'wrong', errors: [...errors] };
    const person = PersonIdentity.parse(values);
    const judged = judge(person, seen.get(person.email), known(person.email), agrees);
    if (!seen.has(person.email) && judged.outcome !== 'wrong') seen.set(person.email, person);
    return { line, ...person, ...judged };
  });
};
