import { daily, type Job } from '#shared/server/jobs';
import type { Scope } from '#shared/server/scope';
import { EvidenceFileModel } from './evidence-file.model.ts';

/** What was added and never decided on goes a day later, in every organism. */
export async function forgetWaiting(scope: Scope): Promise<void> {
  const before = new Date(scope.now().getTime() - 86_400_000);
  await EvidenceFileModel.query(scope.db).delete().whereNull('attachedAt').where('addedAt', '<', before);
}

export const jobs: readonly Job[] = [
  daily('evidence.forget-waiting', '03:45', (run) => run.inTenant({ organisationIds: [], grant: 'outbox' }, forgetWaiting)),
];
