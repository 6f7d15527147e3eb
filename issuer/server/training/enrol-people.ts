import { Day } from '#shared/contract/values';
import { enrolmentRecorded } from '#shared/contracts/issuer/training';
import { organisationOf, type Scope } from '#shared/server/scope';
import { EnrolmentModel } from './enrolment.model.ts';
import type { KnownSession } from './find-session.ts';

/**
 * Enrols persons of the organism, none of whom is in the session, and records the fact for each: the wallet invitation and the enrolment
 * credential follow from it.
 */
export async function enrolPeople(scope: Scope, session: KnownSession, personIds: readonly string[]): Promise<readonly EnrolmentModel[]> {
  if (personIds.length === 0) return [];
  const organisationId = organisationOf(scope);
  const common = { organisationId, sessionId: session.id, state: 'active' as const, enrolledAt: scope.now(), locale: scope.locale };
  const rows = await EnrolmentModel.query(scope.db).insertAndFetch(personIds.map((personId) => ({ ...common, personId })));
  for (const { id: enrolmentId, personId } of rows) {
    await scope.record(enrolmentRecorded, personId, {
      ...{ organisationId, enrolmentId, personId, sessionId: session.id },
      ...{ programmeTitle: session.programme.title, sessionTitle: session.title },
      ...{ startsOn: Day.parse(session.startsOn), endsOn: Day.parse(session.endsOn) },
    });
  }
  return rows;
}
