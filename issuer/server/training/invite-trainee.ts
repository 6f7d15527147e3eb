import type { PayloadOf } from '#shared/contract/fact';
import type { enrolmentRecorded } from '#shared/contracts/issuer/training';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { EnrolmentModel } from './enrolment.model.ts';
import { sendInvitation } from './send-invitation.ts';

/** Invites who was enrolled from a file, one by one after the commit. Who was invited meanwhile, or left, is not written to. */
export async function inviteTrainee(scope: Scope, { payload }: Happened<PayloadOf<typeof enrolmentRecorded>>): Promise<void> {
  const enrolment = await EnrolmentModel.query(scope.db).modify('ofOrganisation', scope).findById(payload.enrolmentId).forUpdate();
  if (!enrolment || enrolment.invitedAt || enrolment.state !== 'active') return;
  await sendInvitation(scope, enrolment, { locale: enrolment.locale, again: false, lost: false });
}
