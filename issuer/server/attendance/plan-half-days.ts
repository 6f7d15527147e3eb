import type { PayloadOf } from '#shared/contract/fact';
import type { sessionPlanned } from '#shared/contracts/issuer/training';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { findSession } from '../training/index.ts';
import { plannedHalves } from './calendar.ts';
import { HalfDayModel } from './half-day.model.ts';
import { MarkModel } from './mark.model.ts';

/** Marked half-days stay whatever happens; the database keeps a session's dates around them. */
const dropOutside = async (scope: Scope, sessionId: string, startsOn: string, endsOn: string): Promise<void> => {
  await HalfDayModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ sessionId })
    .whereNotBetween('day', [startsOn, endsOn])
    .whereNotExists(MarkModel.query(scope.db).whereColumn('attendance_marks.halfDayId', 'half_days.id'))
    .delete();
};

/**
 * Draws the half-days of a session that was planned or moved, by its dates of now: those already there stay, unmarked ones outside go, and days
 * newly inside are added. Delivered twice, it changes nothing.
 */
export async function planHalfDays(scope: Scope, { payload }: Happened<PayloadOf<typeof sessionPlanned>>): Promise<void> {
  const { id: sessionId, organisationId, startsOn, endsOn } = await findSession(scope, payload.sessionId);
  await dropOutside(scope, sessionId, startsOn, endsOn);
  const days = await HalfDayModel.query(scope.db).modify('ofOrganisation', scope).where({ sessionId }).distinct('day');
  const drawn = new Set(days.map((row) => row.day));
  const wanted = plannedHalves(startsOn, endsOn).filter((half) => !drawn.has(half.day));
  if (wanted.length === 0) return;
  await HalfDayModel.query(scope.db)
    .insert(wanted.map((half) => ({ organisationId, sessionId, ...half })))
    .onConflict(['sessionId', 'day', 'half'])
    .ignore();
}
