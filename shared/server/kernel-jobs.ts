import { daily, type Job } from './jobs.ts';
import { masterKeyJobs } from './master-keys/index.ts';

const keptDays = 30;

/** Forgets delivered facts after a month and answers of repeated requests after their day. Dead letters stay until someone looks. */
export const kernelJobs: readonly Job[] = [
  daily('kernel.forget-delivered', '03:20', (run) =>
    run.inTenant({ organisationIds: [], grant: 'outbox' }, async (scope) => {
      const before = new Date(scope.now().getTime() - keptDays * 86_400_000);
      await scope.db('idempotency_keys').where('expiresAt', '<', scope.now()).delete();
      await scope.db.raw(
        `delete from outbox_facts f where f.dispatched_at < ?
          and not exists (select 1 from outbox_deliveries d where d.fact_id = f.id and d.state <> 'done')`,
        [before] as never[],
      );
    }),
  ),
  ...masterKeyJobs,
];
