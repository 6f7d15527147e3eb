import type { InputOf } from '#shared/contract/route';
import type { listHalfDays as contract } from '#shared/contracts/issuer/attendance';
import type { Scope } from '#shared/server/scope';
import { findVisibleSession } from '../training/index.ts';
import { describeHalfDays } from './describe-half-days.ts';
import { HalfDayModel } from './half-day.model.ts';

/** The half-days of a session, in order. Refuses, as not found, a session the actor may not see. */
export async function listHalfDays(scope: Scope, { params }: InputOf<typeof contract>) {
  const { id: sessionId } = await findVisibleSession(scope, params.sessionId);
  const rows = await HalfDayModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ sessionId })
    .allowGraph('signOff')
    .withGraphFetched('signOff')
    .orderBy(['day', 'startsAt', 'half']);
  return { items: await describeHalfDays(scope, rows) };
}
