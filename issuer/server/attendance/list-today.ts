import { SessionId } from '#shared/contracts/issuer/training';
import { dayInParis } from '#shared/contract/paris';
import type { Scope } from '#shared/server/scope';
import { listSessionsOn } from '../training/index.ts';
import { describeHalfDays } from './describe-half-days.ts';
import { HalfDayModel } from './half-day.model.ts';

/** Today's half-days, by the day it is in France, of the sessions the actor records in. */
export async function listToday(scope: Scope) {
  const today = dayInParis(scope.now());
  const sessions = await listSessionsOn(scope, today);
  const rows = await HalfDayModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ day: today })
    .whereIn('sessionId', [...sessions.keys()])
    .allowGraph('signOff')
    .withGraphFetched('signOff')
    .orderBy(['startsAt', 'sessionId']);
  const items = await describeHalfDays(scope, rows);
  return {
    items: items.map((item, index) => {
      const sessionId = rows[index]!.sessionId;
      return { ...item, sessionId: SessionId.parse(sessionId), session: sessions.get(sessionId)!.title };
    }),
  };
}
