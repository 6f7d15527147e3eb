import { notFound } from '#shared/contract/problem';
import { notAssigned } from '#shared/contracts/issuer/competences';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { findSession, type KnownSession } from '../training/index.ts';
import { HalfDayModel } from './half-day.model.ts';

export interface FoundHalfDay {
  readonly halfDay: HalfDayModel;
  readonly session: KnownSession;
}

/** A half-day of the organism, with its session, whoever gives it. Refuses another organism's as not found. */
export async function findHalfDay(scope: Scope, halfDayId: string): Promise<FoundHalfDay> {
  const halfDay = await HalfDayModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .findById(halfDayId)
    .allowGraph('signOff')
    .withGraphFetched('signOff');
  if (!halfDay) throw new Refusal(notFound);
  return { halfDay, session: await findSession(scope, halfDay.sessionId) };
}

/**
 * The same, held until the end of the transaction: of a mark and a signature at once, one waits for the other. Refuses a trainer who is not
 * assigned to the session.
 */
export async function holdHalfDay(scope: Scope, halfDayId: string): Promise<FoundHalfDay> {
  await HalfDayModel.query(scope.db).modify('ofOrganisation', scope).findById(halfDayId).forUpdate();
  const found = await findHalfDay(scope, halfDayId);
  if (!found.session.assigned) throw new Refusal(notAssigned);
  return found;
}
