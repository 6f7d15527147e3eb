import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import { attendanceCorrected, type correctAttendance as contract, notSignedOff, type Sheet } from '#shared/contracts/issuer/attendance';
import { signedInAccount, signedInName } from '#shared/server/identity/index';
import { requireApproved } from '#shared/server/organisations/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { listTrainees } from '../training/index.ts';
import { describeSheet } from './describe-sheet.ts';
import { holdHalfDay } from './find-half-day.ts';
import { latestMarks } from './latest-marks.ts';
import { MarkModel } from './mark.model.ts';
import { recordedHalfDay } from './recorded-half-day.ts';
import { replaceCompletion } from './replace-completion.ts';

/**
 * Corrects a mark of a signed sheet: another line with a reason, the former one stays readable, and its credential is replaced. A correction to
 * what already stands changes nothing. Refuses a sheet that is not signed, and, as not found, a trainee who is not on it.
 */
export async function correctAttendance(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<Sheet> {
  await requireApproved(scope);
  const found = await holdHalfDay(scope, params.halfDayId);
  if (!found.halfDay.signOff) throw new Refusal(notSignedOff);
  const { id: halfDayId, organisationId } = found.halfDay;
  const former = (await latestMarks(scope, [halfDayId])).find((mark) => mark.enrolmentId === body.enrolmentId);
  const trainee = (await listTrainees(scope, found.session.id)).find((one) => one.enrolmentId === body.enrolmentId);
  if (!former || !trainee) throw new Refusal(notFound);
  const minutes = body.mark === 'late' ? body.minutes : null;
  if (former.mark === body.mark && former.minutes === minutes) return describeSheet(scope, found);
  const mark = await MarkModel.query(scope.db).insertAndFetch({
    ...{ organisationId, halfDayId, enrolmentId: former.enrolmentId, mark: body.mark, minutes, reason: body.reason, replacesId: former.id },
    ...{ recordedAt: scope.now(), recordedBy: signedInAccount(scope).accountId, recordedByName: await signedInName(scope) },
  });
  const record = recordedHalfDay(found, mark, trainee.personId);
  await scope.record(attendanceCorrected, trainee.personId, { ...record, replacesRecordId: former.id, reason: body.reason });
  await replaceCompletion(scope, { session: found.session, trainee, reason: body.reason });
  await scope.audit('attendance.corrected', 'half-day', halfDayId, { mark: mark.id });
  return describeSheet(scope, found);
}
