import type { InputOf } from '#shared/contract/route';
import { sameEmailOtherName, type correctTrainee as contract } from '#shared/contracts/issuer/training';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../organisations/index.ts';
import { correctPerson, walletStateOf } from '../people/index.ts';
import { describeEnrolment } from './describe-enrolments.ts';
import { findEnrolment } from './find-enrolment.ts';
import { findVisibleSession } from './find-session.ts';
import { sendInvitation } from './send-invitation.ts';

/**
 * Corrects a trainee's names or address. The link sent to a wrong address is dead, and the right one gets its own when no wallet is connected
 * yet. Refuses the address of another person of the organism.
 */
export async function correctTrainee(scope: Scope, { params, body }: InputOf<typeof contract>) {
  await requireApproved(scope);
  const enrolment = await findEnrolment(scope, params.enrolmentId);
  await findVisibleSession(scope, enrolment.sessionId);
  const correction = await correctPerson(scope, enrolment.personId, body);
  if (correction === 'address-of-another') throw new Refusal(sameEmailOtherName);
  const waits = enrolment.state === 'active' && (await walletStateOf(scope, enrolment.personId)) !== 'connected';
  if (correction === 'new-address' && waits) await sendInvitation(scope, enrolment, { locale: scope.locale, again: true, lost: false });
  return describeEnrolment(scope, await findEnrolment(scope, enrolment.id));
}
