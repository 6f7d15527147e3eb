import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import type { listMarkHistory as contract } from '#shared/contracts/issuer/attendance';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { findHalfDay } from './find-half-day.ts';
import { MarkModel } from './mark.model.ts';

/** Every mark a trainee was given on a half-day, newest first: nothing was overwritten. */
export async function listMarkHistory(scope: Scope, { params }: InputOf<typeof contract>) {
  const { halfDay, session } = await findHalfDay(scope, params.halfDayId);
  if (!session.assigned) throw new Refusal(notFound);
  const rows = await MarkModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ halfDayId: halfDay.id, enrolmentId: params.enrolmentId })
    .orderBy('seq', 'desc');
  return {
    items: rows.map(({ mark, minutes, reason, recordedAt, recordedByName }) => ({
      ...{ mark, minutes, reason },
      recordedAt: recordedAt.toISOString(),
      recordedBy: recordedByName,
    })),
  };
}
