import type { JobRun } from '#shared/server/jobs';
import { causeOf } from '#shared/server/log';
import { inScope } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { endReplaced } from './end-replaced.ts';
import { IssuanceModel } from './issuance.model.ts';

/** How long a credential whose name was misspelt stands beside the replacement that nobody collects (shared/decisions/0010). */
export const mostDaysReplaced = 30;

type Waiting = Pick<IssuanceModel, 'id' | 'organisationId'>;

const waitingLong = async (scope: Scope): Promise<readonly Waiting[]> =>
  IssuanceModel.query(scope.db)
    .whereNotNull('replacesId')
    .whereIn('state', ['offered', 'claimed', 'signed'])
    .where('offeredAt', '<', new Date(scope.now().getTime() - mostDaysReplaced * 86_400_000))
    .select('id', 'organisationId');

const endOne = ({ house }: JobRun, { id, organisationId }: Waiting): Promise<void> =>
  inScope(house, { actor: { kind: 'worker', organisationId }, tenant: { organisationIds: [organisationId] } }, async (scope) => {
    const replacement = await IssuanceModel.query(scope.db).findOne({ id, organisationId }).forUpdate();
    if (replacement) await endReplaced(scope, replacement);
  });

/** Ends, each in its organisation's tenant, what was left standing for a replacement that has waited for thirty days. One that fails stops no other. */
export const endOverdue = async (run: JobRun): Promise<void> => {
  for (const one of await run.inTenant({ organisationIds: [], grant: 'outbox' }, waitingLong)) {
    await endOne(run, one).catch((error: unknown) =>
      run.house.log.error({ organisationId: one.organisationId, cause: causeOf(error) }, 'replaced credential not ended'),
    );
  }
};
