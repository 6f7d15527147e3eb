import { notFound } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { EnrolmentModel } from './enrolment.model.ts';

/** An enrolment of the organism. Refuses another organism's as not found. */
export async function findEnrolment(scope: Scope, enrolmentId: string): Promise<EnrolmentModel> {
  const row = await EnrolmentModel.query(scope.db).modify('ofOrganisation', scope).findById(enrolmentId);
  if (!row) throw new Refusal(notFound);
  return row;
}

/** What other modules may know of an enrolment. */
export interface KnownEnrolment {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly active: boolean;
}

/** The enrolment behind an id, for another module. Refuses another organism's as not found. */
export async function knownEnrolment(scope: Scope, enrolmentId: string): Promise<KnownEnrolment> {
  const { id, personId, sessionId, state } = await findEnrolment(scope, enrolmentId);
  return { enrolmentId: id, personId, sessionId, active: state === 'active' };
}
