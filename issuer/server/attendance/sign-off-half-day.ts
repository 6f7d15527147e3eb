import type { InputOf } from '#shared/contract/route';
import {
  attendanceSignedOff,
  marksMissing,
  notYetOpen,
  type Sheet,
  signedOff,
  type signOffHalfDay as contract,
} from '#shared/contracts/issuer/attendance';
import { signedInAccount, signedInName } from '#shared/server/identity/index';
import { requireApproved } from '#shared/server/organisations/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { listTrainees } from '../training/index.ts';
import { describeSheet } from './describe-sheet.ts';
import { findHalfDay, holdHalfDay } from './find-half-day.ts';
import { SignOffModel } from './half-day.model.ts';
import { halfDayState } from './half-day-state.ts';
import { latestMarks } from './latest-marks.ts';
import { recordedHalfDay } from './recorded-half-day.ts';

/**
 * The trainer signs: the sheet closes and each mark becomes a fact, from which attendance credentials follow. Refuses a half-day that has not
 * started, one already signed, a mark that is missing, an empty sheet, and a trainer of another session.
 */
export async function signOffHalfDay(scope: Scope, { params }: InputOf<typeof contract>): Promise<Sheet> {
  await requireApproved(scope);
  const found = await holdHalfDay(scope, params.halfDayId);
  const state = halfDayState(found.halfDay, scope.now(), Boolean(found.halfDay.signOff));
  if (state !== 'open') throw new Refusal(state === 'upcoming' ? notYetOpen : signedOff);
  const { id: halfDayId, organisationId } = found.halfDay;
  const trainees = await listTrainees(scope, found.session.id);
  const marks = new Map((await latestMarks(scope, [halfDayId])).map((mark) => [mark.enrolmentId, mark]));
  const expected = trainees.filter((trainee) => trainee.active || marks.has(trainee.enrolmentId));
  if (expected.length === 0 || expected.some((trainee) => !marks.has(trainee.enrolmentId))) throw new Refusal(marksMissing);
  await SignOffModel.query(scope.db)
    .insert({
      halfDayId,
      organisationId,
      signedOffAt: scope.now(),
      signedOffBy: signedInAccount(scope).accountId,
      signedOffByName: await signedInName(scope),
    })
    .returning('halfDayId');
  for (const { enrolmentId, personId } of expected) {
    await scope.record(attendanceSignedOff, personId, recordedHalfDay(found, marks.get(enrolmentId)!, personId));
  }
  await scope.audit('half-day.signed-off', 'half-day', halfDayId, { trainees: expected.length });
  return describeSheet(scope, await findHalfDay(scope, halfDayId));
}
