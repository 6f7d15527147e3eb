import { Enrolment } from '#shared/contracts/issuer/training';
import { dayInParis } from '#shared/contract/paris';
import type { Scope } from '#shared/server/scope';
import { identitiesOf, walletStatesOf } from '../people/index.ts';
import type { EnrolmentModel } from './enrolment.model.ts';

/** Enrolments with names and the state of the wallet, by family name. */
export async function describeEnrolments(scope: Scope, rows: readonly EnrolmentModel[]): Promise<Enrolment[]> {
  const personIds = rows.map((row) => row.personId);
  const identities = await identitiesOf(scope, personIds);
  const wallets = await walletStatesOf(scope, personIds);
  const items = rows.flatMap(({ id, personId, state, enrolledAt, invitedAt }) => {
    const person = identities.get(personId);
    if (!person) return [];
    const { givenName, familyName, email } = person;
    const dates = { enrolledOn: dayInParis(enrolledAt), invitedAt: invitedAt?.toISOString() ?? null };
    return [Enrolment.parse({ id, personId, givenName, familyName, email, state, wallet: wallets.get(personId), ...dates })];
  });
  return items.sort(
    (left, right) => left.familyName.localeCompare(right.familyName, 'fr') || left.givenName.localeCompare(right.givenName, 'fr'),
  );
}

/** The same for one. */
export async function describeEnrolment(scope: Scope, row: EnrolmentModel): Promise<Enrolment> {
  const [enrolment] = await describeEnrolments(scope, [row]);
  if (!enrolment) throw new Error('an enrolment without its person');
  return enrolment;
}
