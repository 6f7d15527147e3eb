import type { InputOf } from '#shared/contract/route';
import type { inviteTraineeAgain as contract } from '#shared/contracts/issuer/training';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../organisations/index.ts';
import { describeEnrolment } from './describe-enrolments.ts';
import { findEnrolment } from './find-enrolment.ts';
import { findVisibleSession } from './find-session.ts';
import { sendInvitation } from './send-invitation.ts';

/**
 * Sends a new wallet link; the former one dies. When the wallet is lost or its passphrase forgotten, it is cut off at once, and what it held is
 * offered again while the old copies are revoked.
 */
export async function inviteTraineeAgain(scope: Scope, { params, body }: InputOf<typeof contract>) {
  await requireApproved(scope);
  const enrolment = await findEnrolment(scope, params.enrolmentId);
  await findVisibleSession(scope, enrolment.sessionId);
  await sendInvitation(scope, enrolment, { locale: scope.locale, again: true, lost: body.walletLost });
  return describeEnrolment(scope, await findEnrolment(scope, enrolment.id));
}
