import type { InputOf } from '#shared/contract/route';
import { alreadyEnrolled, sameEmailOtherName, type enrolTrainee as contract } from '#shared/contracts/issuer/training';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../organisations/index.ts';
import { addPeople, findPeople, lockPeople, sameName } from '../people/index.ts';
import { describeEnrolment } from './describe-enrolments.ts';
import { enrolPeople } from './enrol-people.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import { findEnrolment } from './find-enrolment.ts';
import { findVisibleSession } from './find-session.ts';
import { sendInvitation } from './send-invitation.ts';

/**
 * Enrols one trainee and invites them. A person the organism already knows by this address is the same one, if the names agree. Refuses who is
 * already in the session, and an address that belongs to someone of another name.
 */
export async function enrolTrainee(scope: Scope, { params, body }: InputOf<typeof contract>) {
  await requireApproved(scope);
  const session = await findVisibleSession(scope, params.sessionId);
  await lockPeople(scope);
  const known = (await findPeople(scope, [body.email])).get(body.email);
  if (known && !sameName(known, body)) throw new Refusal(sameEmailOtherName);
  const personId = known?.personId ?? (await addPeople(scope, [body]))[0]!;
  const before = await EnrolmentModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .findOne({ sessionId: session.id, personId, state: 'active' });
  if (before) throw new Refusal(alreadyEnrolled);
  const [enrolment] = await enrolPeople(scope, session, [personId]);
  await sendInvitation(scope, enrolment!, { locale: scope.locale, again: false, lost: false });
  await scope.audit('enrolment.recorded', 'enrolment', enrolment!.id);
  return describeEnrolment(scope, await findEnrolment(scope, enrolment!.id));
}
