import type { InputOf } from '#shared/contract/route';
import { badRows, type EnrolmentImport, type importEnrolments as contract } from '#shared/contracts/issuer/enrolment-imports';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../organisations/index.ts';
import { addPeople, findPeople, lockPeople, sameName } from '../people/index.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import { enrolPeople } from './enrol-people.ts';
import { explainRows, type KnownPerson } from './explain-rows.ts';
import { findVisibleSession, type KnownSession } from './find-session.ts';
import { readEnrolmentFile } from './read-enrolment-file.ts';

type Rows = EnrolmentImport['rows'];

const knownPeople = async (scope: Scope, session: KnownSession, emails: readonly string[]) => {
  const people = await findPeople(scope, emails);
  const enrolled = await EnrolmentModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ sessionId: session.id, state: 'active' })
    .select('personId');
  const inSession = new Set(enrolled.map((row) => row.personId));
  const known = (email: string): KnownPerson | undefined => {
    const person = people.get(email);
    return person && { enrolled: inSession.has(person.personId), isNamed: (names) => sameName(person, names) };
  };
  return { people, known };
};

const save = async (
  scope: Scope,
  session: KnownSession,
  rows: Rows,
  people: Awaited<ReturnType<typeof knownPeople>>['people'],
): Promise<void> => {
  const added = await addPeople(
    scope,
    rows.filter((row) => row.outcome === 'new'),
  );
  const known = rows.filter((row) => row.outcome === 'known').map((row) => people.get(row.email)!.personId);
  const enrolments = await enrolPeople(scope, session, [...added, ...known]);
  await scope.audit('enrolment.imported', 'session', session.id, { rows: enrolments.length });
};

/**
 * Enrols from a CSV file. A dry run explains every row and saves nothing; a real run saves all good rows in one transaction. Refuses a file that
 * is no table, and one with a wrong row unless told to leave such rows out; repetitions and people already in the session are skipped.
 */
export async function importEnrolments(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<EnrolmentImport> {
  await requireApproved(scope);
  const session = await findVisibleSession(scope, params.sessionId);
  const { rows: read, encoding, separator } = await readEnrolmentFile(body.content);
  await lockPeople(scope);
  const emails = read.map((row) => (row.values['email'] ?? '').trim().toLowerCase());
  const { people, known } = await knownPeople(scope, session, emails);
  const rows = explainRows(read, known, sameName);
  const count = (...outcomes: readonly Rows[number]['outcome'][]): number => rows.filter((row) => outcomes.includes(row.outcome)).length;
  const result = {
    rows,
    good: count('new', 'known'),
    bad: count('wrong'),
    skipped: count('already-enrolled', 'twice-in-file'),
    encoding,
    separator,
  };
  if (body.dryRun) return { ...result, saved: false };
  if (result.bad > 0 && !body.leaveOutBadRows) throw new Refusal(badRows);
  await save(scope, session, rows, people);
  return { ...result, saved: true };
}
