import type { InputOf } from '#shared/contract/route';
import { halfDayExists, outsideSession, type addHalfDay as contract, type HalfDay } from '#shared/contracts/issuer/attendance';
import { requireApproved } from '#shared/server/organisations/index';
import { InvalidRequest } from '#shared/server/serving/parse-request';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { findVisibleSession } from '../training/index.ts';

import { describeHalfDays } from './describe-half-days.ts';
import { HalfDayModel } from './half-day.model.ts';

/** Adds a half-day to the calendar, a Saturday's for instance. Refuses one that is there, a day outside the session, and times reversed. */
export async function addHalfDay(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<HalfDay> {
  await requireApproved(scope);
  const { id: sessionId, organisationId, startsOn, endsOn } = await findVisibleSession(scope, params.sessionId);
  if (body.endsAt <= body.startsAt) throw new InvalidRequest([{ pointer: '/endsAt', code: 'before-start' }]);
  if (body.day < startsOn || body.day > endsOn) throw new Refusal(outsideSession);
  const added = await HalfDayModel.query(scope.db)
    .insert({ organisationId, sessionId, ...body })
    .onConflict(['sessionId', 'day', 'half'])
    .ignore()
    .returning('*');
  const row = [added].flat()[0];
  if (!row?.id) throw new Refusal(halfDayExists);
  await scope.audit('half-day.added', 'half-day', row.id);
  return (await describeHalfDays(scope, [row]))[0]!;
}
