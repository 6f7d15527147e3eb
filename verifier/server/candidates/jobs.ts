import { daily, every, type Job } from '#shared/server/jobs';
import { forgetWallets } from './forget-wallets.ts';
import { recheckCandidates } from './recheck-candidates.ts';

export const jobs: readonly Job[] = [
  every('candidates.recheck', 5, async (run) => {
    await run.inTenant({ organisationIds: [], grant: 'outbox' }, recheckCandidates);
  }),
  daily('candidates.forget-wallets', '03:40', (run) => run.inTenant({ organisationIds: [], grant: 'identity' }, forgetWallets)),
];
