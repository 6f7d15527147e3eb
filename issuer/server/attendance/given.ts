import type { Scope } from '#shared/server/scope';
import type { Actor } from '#shared/server/scope';
import { given } from '../training/given.ts';
import { HalfDayModel } from './half-day.model.ts';
import { planHalfDays } from './plan-half-days.ts';

/** The half-days of a session, as the fact of its planning draws them, in order. */
export const givenHalfDays = (
  scope: Scope,
  { worker }: { readonly worker: { readonly actor: Actor; readonly organisationId: string } },
  sessionId: string,
): Promise<readonly { readonly id: string; readonly day: string; readonly half: 'am' | 'pm' }[]> =>
  given.by(scope, worker, async (own) => {
    const payload = { organisationId: worker.organisationId, sessionId, startsOn: '' as never, endsOn: '' as never };
    await planHalfDays(own, { factId: '', subject: sessionId, recordedAt: own.now(), payload });
    return HalfDayModel.query(own.db).where({ sessionId }).orderBy(['day', 'half']);
  });
