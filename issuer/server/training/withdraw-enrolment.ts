import type { InputOf } from '#shared/contract/route';
import { enrolmentWithdrawn, type withdrawEnrolment as contract } from '#shared/contracts/issuer/training';
import type { Scope } from '#shared/server/scope';
import { describeEnrolment } from './describe-enrolments.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import { findEnrolment } from './find-enrolment.ts';
import { findVisibleSession } from './find-session.ts';

/** Ends an enrolment; what was earned stays. A second click changes nothing. */
export async function withdrawEnrolment(scope: Scope, { params }: InputOf<typeof contract>) {
  const { id, organisationId, personId, sessionId } = await findEnrolment(scope, params.enrolmentId);
  await findVisibleSession(scope, sessionId);
  const change = { state: 'withdrawn' as const, withdrawnAt: scope.now() };
  const changed = await EnrolmentModel.query(scope.db).findById(id).where({ state: 'active' }).patch(change);
  if (changed === 1) {
    await scope.record(enrolmentWithdrawn, personId, { organisationId, enrolmentId: id, personId });
    await scope.audit('enrolment.withdrawn', 'enrolment', id);
  }
  return describeEnrolment(scope, await findEnrolment(scope, id));
}
