import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import { notYetOpen, type markAttendance as contract, type Sheet, signedOff } from '#shared/contracts/issuer/attendance';
import { signedInAccount, signedInName } from '#shared/server/identity/index';
import { requireApproved } from '#shared/server/organisations/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { listTrainees } from '../training/index.ts';
import { describeSheet } from './describe-sheet.ts';
import { holdHalfDay, type FoundHalfDay } from './find-half-day.ts';
import { halfDayState } from './half-day-state.ts';
import { latestMarks } from './latest-marks.ts';
import { MarkModel } from './mark.model.ts';

type Marking = InputOf<typeof contract>['body']['marks'][number];

const refuseClosed = (scope: Scope, { halfDay }: FoundHalfDay): void => {
  const state = halfDayState(halfDay, scope.now(), Boolean(halfDay.signOff));
  if (state === 'upcoming') throw new Refusal(notYetOpen);
  if (state === 'signed-off') throw new Refusal(signedOff);
};

/** Of several marks for one trainee the last counts; minutes are of lateness only; a mark that changes nothing is not written again. */
const changes = async (scope: Scope, halfDayId: string, marks: readonly Marking[]): Promise<readonly Marking[]> => {
  const wanted = new Map(marks.map((one) => [one.enrolmentId as string, { ...one, minutes: one.mark === 'late' ? one.minutes : null }]));
  const before = new Map((await latestMarks(scope, [halfDayId])).map((mark) => [mark.enrolmentId, mark]));
  return [...wanted.values()].filter((one) => {
    const former = before.get(one.enrolmentId);
    return former?.mark !== one.mark || former.minutes !== one.minutes;
  });
};

/**
 * Marks trainees, one or many at once. Refuses before the half-day starts and after it is signed, by the server's clock whatever the caller's; a
 * trainer of another session; and, as not found, someone who is not enrolled.
 */
export async function markAttendance(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<Sheet> {
  await requireApproved(scope);
  const found = await holdHalfDay(scope, params.halfDayId);
  refuseClosed(scope, found);
  const { id: halfDayId, organisationId } = found.halfDay;
  const trainees = await listTrainees(scope, found.session.id);
  const enrolled = new Set(trainees.filter((trainee) => trainee.active).map((trainee) => trainee.enrolmentId));
  if (body.marks.some((one) => !enrolled.has(one.enrolmentId))) throw new Refusal(notFound);
  const common = {
    organisationId,
    halfDayId,
    recordedAt: scope.now(),
    recordedBy: signedInAccount(scope).accountId,
    recordedByName: await signedInName(scope),
  };
  const rows = (await changes(scope, halfDayId, body.marks)).map(({ enrolmentId, mark, minutes }) => ({
    ...common,
    enrolmentId,
    mark,
    minutes,
  }));
  if (rows.length > 0) await MarkModel.query(scope.db).insert(rows);
  return describeSheet(scope, found);
}
