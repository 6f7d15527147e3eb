import type { InputOf } from '#shared/contract/route';
import {
  completionIssued,
  completionReplaced,
  type issueCompletions as contract,
  nothingToCertify,
  type SessionCompletions,
  sessionNotEnded,
} from '#shared/contracts/issuer/completions';
import { requireApproved } from '#shared/server/organisations/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { findSession, listTrainees } from '../training/index.ts';
import { holdCompletions } from './hold-completions.ts';
import { hoursDone } from './hours-done.ts';
import { latestCompletions } from './latest-completions.ts';
import { completionState, describeCompletions } from './list-completions.ts';
import { signedRecords } from './signed-records.ts';
import { writeCompletion } from './write-completion.ts';

const newHours = 'De nouvelles demi-journées ont été signées';

/**
 * Issues the certificat de réalisation of everyone who did hours in an ended session (article R. 6332-26 of the Code du travail has the funder
 * pay on it); a credential follows from the fact. Whoever has a certificate of the same hours keeps it, an outdated one is replaced. Refuses a
 * session that has not ended, and when there is nothing to certify.
 */
export async function issueCompletions(scope: Scope, { params }: InputOf<typeof contract>): Promise<SessionCompletions> {
  await requireApproved(scope);
  const session = await findSession(scope, params.sessionId);
  if (session.state !== 'ended') throw new Refusal(sessionNotEnded);
  await holdCompletions(scope, session.id);
  const { byEnrolment } = await signedRecords(scope, session.id);
  const former = await latestCompletions(scope, session.id);
  let issued = 0;
  for (const trainee of await listTrainees(scope, session.id)) {
    const records = byEnrolment.get(trainee.enrolmentId) ?? [];
    const hours = hoursDone(records);
    const found = former.get(trainee.enrolmentId);
    if (hours.minutes === 0 || completionState(found, hours) === 'current') continue;
    const payload = await writeCompletion(scope, {
      session,
      trainee,
      records,
      ...(found ? { replaces: { id: found.id, reason: newHours } } : {}),
    });
    if (found) await scope.record(completionReplaced, trainee.personId, { ...payload, replacesCompletionId: found.id, reason: newHours });
    else await scope.record(completionIssued, trainee.personId, payload);
    issued += 1;
  }
  if (issued === 0) throw new Refusal(nothingToCertify);
  await scope.audit('completions.issued', 'session', session.id, { issued });
  return describeCompletions(scope, session);
}
