import type { Scope } from '#shared/server/scope';
import { identitiesOf } from '../people/index.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import type { KnownEnrolment } from './find-enrolment.ts';

export interface Trainee extends KnownEnrolment {
  readonly givenName: string;
  readonly familyName: string;
}

/** Everyone ever enrolled in a session, by family name; `active` tells who still is. For other modules. */
export async function listTrainees(scope: Scope, sessionId: string): Promise<readonly Trainee[]> {
  const rows = await EnrolmentModel.query(scope.db).modify('ofOrganisation', scope).where({ sessionId });
  const identities = await identitiesOf(
    scope,
    rows.map((row) => row.personId),
  );
  const trainees = rows.flatMap(({ id, personId, state }) => {
    const person = identities.get(personId);
    const { givenName, familyName } = person ?? {};
    return givenName && familyName ? [{ enrolmentId: id, personId, sessionId, active: state === 'active', givenName, familyName }] : [];
  });
  return trainees.sort(
    (left, right) => left.familyName.localeCompare(right.familyName, 'fr') || left.givenName.localeCompare(right.givenName, 'fr'),
  );
}
