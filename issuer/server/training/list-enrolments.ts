import type { InputOf } from '#shared/contract/route';
import type { listEnrolments as contract } from '#shared/contracts/issuer/training';
import type { Scope } from '#shared/server/scope';
import { describeEnrolments } from './describe-enrolments.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import { findVisibleSession } from './find-session.ts';

/** The trainees of a session, and those who left it; who came back is listed once. */
export async function listEnrolments(scope: Scope, { params }: InputOf<typeof contract>) {
  const { id: sessionId } = await findVisibleSession(scope, params.sessionId);
  const rows = await EnrolmentModel.query(scope.db).modify('ofOrganisation', scope).where({ sessionId }).orderBy(['enrolledAt', 'id']);
  const latest = new Map(rows.map((row) => [row.personId, row]));
  return { items: await describeEnrolments(scope, [...latest.values()]) };
}
