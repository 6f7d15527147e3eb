import type { InputOf } from '#shared/contract/route';
import { type listCompletions as contract, SessionCompletions, type TraineeCompletion } from '#shared/contracts/issuer/completions';
import type { Scope } from '#shared/server/scope';
import { findVisibleSession, type KnownSession, listTrainees } from '../training/index.ts';
import type { CompletionModel } from './completion.model.ts';
import { hoursDone, type HoursDone } from './hours-done.ts';
import { latestCompletions } from './latest-completions.ts';
import { signedRecords } from './signed-records.ts';

/** A certificate that says other hours than the sheets do today is outdated. */
export const completionState = (found: CompletionModel | undefined, hours: HoursDone): TraineeCompletion['state'] => {
  if (!found) return 'none';
  const same = found.halfDays === hours.halfDays && found.minutes === hours.minutes && found.plannedMinutes === hours.plannedMinutes;
  return same ? 'current' : 'outdated';
};

const described = (found: CompletionModel | undefined) =>
  found ? { id: found.id, minutes: found.minutes, issuedAt: found.issuedAt.toISOString(), issuedBy: found.issuedByName } : null;

/** What a session's page shows of its certificates. */
export async function describeCompletions(scope: Scope, session: KnownSession): Promise<SessionCompletions> {
  const { byEnrolment, unsigned } = await signedRecords(scope, session.id);
  const completions = await latestCompletions(scope, session.id);
  const trainees = (await listTrainees(scope, session.id)).filter((one) => one.active || byEnrolment.has(one.enrolmentId));
  const items = trainees.map(({ enrolmentId, givenName, familyName }) => {
    const hours = hoursDone(byEnrolment.get(enrolmentId) ?? []);
    const found = completions.get(enrolmentId);
    return { enrolmentId, givenName, familyName, ...hours, state: completionState(found, hours), completion: described(found) };
  });
  return SessionCompletions.parse({ ended: session.state === 'ended', unsigned, items });
}

/** Hours done by each trainee, and their certificates. Refuses, as not found, a session the actor may not see. */
export async function listCompletions(scope: Scope, { params }: InputOf<typeof contract>): Promise<SessionCompletions> {
  return describeCompletions(scope, await findVisibleSession(scope, params.sessionId));
}
