import type { PayloadOf } from '#shared/contract/fact';
import type { attendanceCorrected, attendanceSignedOff } from '#shared/contracts/issuer/attendance';
import { attendanceClaims, attendanceTitle } from '#shared/credentials/attendance-claims';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { endIssuances } from './end-issuances.ts';
import { offerCredential } from './offer-credential.ts';

type Recorded = PayloadOf<typeof attendanceSignedOff>;

const earns = (mark: Recorded['mark']): boolean => mark === 'present' || mark === 'late';

const offer = async (scope: Scope, payload: Recorded, replacesId: string | null): Promise<void> => {
  const { recordId, personId, sessionId, day, half, mark, minutesPresent, programmeTitle, sessionTitle } = payload;
  await offerCredential(scope, {
    personId,
    kind: 'attendance',
    title: attendanceTitle({ day, halfDay: half, session: sessionTitle }),
    level: null,
    earnedOn: day,
    sessionId,
    replacesId,
    sourceKind: 'attendance',
    sourceId: recordId,
    claims: attendanceClaims({ day, halfDay: half, mark, minutes: minutesPresent, programme: programmeTitle, session: sessionTitle }),
  });
};

/** A signed-off half-day earns a credential to who was there, late or not. Nobody is written to: a message each half-day would be noise. */
export async function offerAttendance(scope: Scope, { payload }: Happened<Recorded>): Promise<void> {
  if (earns(payload.mark)) await offer(scope, payload, null);
}

/** A correction ends what the former record earned, if it earned anything, and offers anew to who was there after all. */
export async function replaceAttendance(scope: Scope, { payload }: Happened<PayloadOf<typeof attendanceCorrected>>): Promise<void> {
  const { replacesRecordId: sourceId, reason, mark } = payload;
  const as = earns(mark) ? 'replaced' : 'revoked';
  const former = await endIssuances(scope, { sourceKind: 'attendance', sourceId, reasonCode: 'attendance-corrected', reason, as });
  if (earns(mark)) await offer(scope, payload, former);
}
