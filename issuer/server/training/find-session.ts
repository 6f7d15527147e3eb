import { notFound } from '#shared/contract/problem';
import type { LevelScale } from '#shared/contracts/issuer/training';
import { dayInParis } from '#shared/contract/paris';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { assignedOnly } from './assigned-only.ts';
import { SessionModel } from './session.model.ts';
import { sessionState, type SessionState } from './session-state.ts';

/** What other modules may know of a training session. */
export interface KnownSession {
  readonly id: string;
  readonly organisationId: string;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string | null;
  readonly state: SessionState;
  readonly programme: { readonly id: string; readonly title: string; readonly scale: LevelScale };
  /** Whether the actor may record in it: its trainers, and those who run the organism. */
  readonly assigned: boolean;
}

/** A session of the organism, whoever its trainers are. Refuses another organism's as not found. */
export async function findSession(scope: Scope, sessionId: string): Promise<KnownSession> {
  const row = await SessionModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .findById(sessionId)
    .allowGraph('[programme, trainers]')
    .withGraphFetched('[programme, trainers]');
  if (!row?.programme) throw new Refusal(notFound);
  const { id, organisationId, title, startsOn, endsOn, place, programme } = row;
  const mine = assignedOnly(scope);
  return {
    ...{ id, organisationId, title, startsOn, endsOn, place },
    state: sessionState(row, dayInParis(scope.now())),
    programme: { id: programme.id, title: programme.title, scale: programme.scale },
    assigned: mine === null || (row.trainers ?? []).some((trainer) => trainer.accountId === mine),
  };
}

/** A session the actor may see: a trainer sees those assigned to them. Refuses any other as not found. */
export async function findVisibleSession(scope: Scope, sessionId: string): Promise<KnownSession> {
  const session = await findSession(scope, sessionId);
  if (!session.assigned) throw new Refusal(notFound);
  return session;
}
