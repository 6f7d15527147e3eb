import { completionReplaced, completionWithdrawn } from '#shared/contracts/issuer/completions';
import type { Scope } from '#shared/server/scope';
import type { KnownSession, Trainee } from '../training/index.ts';
import { holdCompletions } from './hold-completions.ts';
import { hoursDone } from './hours-done.ts';
import { latestCompletions } from './latest-completions.ts';
import { signedRecords } from './signed-records.ts';
import { writeCompletion } from './write-completion.ts';

export interface Corrected {
  readonly session: KnownSession;
  readonly trainee: Pick<Trainee, 'enrolmentId' | 'personId'>;
  readonly reason: string;
}

/**
 * A corrected half-day makes a certificate untrue that was issued over it: another takes its place, over the marks as they stand now. Nothing
 * when there is no certificate yet. Someone left without any hour loses theirs, for there is no certificate of nothing.
 */
export async function replaceCompletion(scope: Scope, { session, trainee, reason }: Corrected): Promise<void> {
  await holdCompletions(scope, session.id);
  const found = (await latestCompletions(scope, session.id)).get(trainee.enrolmentId);
  if (!found) return;
  const records = (await signedRecords(scope, session.id)).byEnrolment.get(trainee.enrolmentId) ?? [];
  const { organisationId } = session;
  const { personId } = trainee;
  if (hoursDone(records).minutes === 0) {
    await scope.record(completionWithdrawn, personId, { organisationId, completionId: found.id, personId, reason });
    return;
  }
  const payload = await writeCompletion(scope, { session, trainee, records, replaces: { id: found.id, reason } });
  await scope.record(completionReplaced, personId, { ...payload, replacesCompletionId: found.id, reason });
}
