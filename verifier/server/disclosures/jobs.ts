import { every, type Job, type JobRun } from '#shared/server/jobs';
import { causeOf } from '#shared/server/log';
import { DisclosureModel } from './disclosure.model.ts';
import { endDisclosure } from './end-disclosure.ts';
import { expireRequests } from './expire-requests.ts';
import { listKept, type KeptDisclosure } from './list-kept.ts';
import { recheckDisclosure } from './recheck-disclosure.ts';

const worker = { organisationIds: [], grant: 'outbox' };

/** What has been kept as long as was said is destroyed; the trace stays. */
export const expireDisclosures = async (run: JobRun): Promise<void> => {
  await run.inTenant(worker, expireRequests);
  const now = run.house.clock();
  for (const one of await run.inTenant(worker, listKept)) {
    if (one.keptUntil <= now)
      await run.inTenant({ organisationIds: [one.organisationId] }, (scope) => endDisclosure(scope, one.id, 'expired'));
  }
};

const recheckOne = (run: JobRun, { id, organisationId }: KeptDisclosure): Promise<void> =>
  run.inTenant({ organisationIds: [organisationId] }, async (scope) => {
    const found = await DisclosureModel.query(scope.db).findById(id);
    if (found) await recheckDisclosure(scope, found);
  });

/**
 * Every kept disclosure is checked again by itself: a credential withdrawn by its organism is told to the company that holds it. One that cannot
 * be opened is noted in the log and keeps nobody else from being checked.
 */
export const recheckDisclosures = async (run: JobRun): Promise<void> => {
  for (const one of await run.inTenant(worker, listKept)) {
    await recheckOne(run, one).catch((error: unknown) =>
      run.house.log.error({ organisationId: one.organisationId, cause: causeOf(error) }, 'not checked again'),
    );
  }
};

export const jobs: readonly Job[] = [
  every('disclosures.expire', 5, expireDisclosures),
  every('disclosures.recheck', 15, recheckDisclosures),
];
