import { erasureDue } from '#shared/contracts/verifier/erasures';
import { daily, type Job, type JobRun } from '#shared/server/jobs';
import { addDays, dayInParis } from '#shared/contract/paris';
import type { Scope } from '#shared/server/scope';
import { ErasureModel } from './erasure.model.ts';

/** A company gets a week to erase what it copied. */
const daysBefore = 7;

type Due = Pick<ErasureModel, 'id' | 'organisationId' | 'dueOn'>;

/** Those of every company whose day comes within a week; whose day went by, nobody reminds: the person was told. */
const listDue = async (scope: Scope): Promise<readonly Due[]> => {
  const today = dayInParis(scope.now());
  return ErasureModel.query(scope.db)
    .where({ state: 'asked', remindedAt: null })
    .whereBetween('dueOn', [today, addDays(today, daysBefore)])
    .orderBy('id')
    .select('id', 'organisationId', 'dueOn');
};

/** Once: whoever marks it tells it, in one transaction. Answered or reminded meanwhile, it is left alone. */
const remind = async (scope: Scope, { id, organisationId, dueOn }: Due): Promise<void> => {
  const marked = await ErasureModel.query(scope.db)
    .where({ id, organisationId, state: 'asked', remindedAt: null })
    .patch({ remindedAt: scope.now() });
  if (marked === 0) return;
  await scope.record(erasureDue, id, { organisationId, erasureId: id, dueOn });
  await scope.audit('erasure.reminded', 'erasure', id, { dueOn });
};

/** Reminds companies of the requests for erasure they must answer within a week (RGPD, article 12(3)). Run twice, tells nothing twice. */
export const remindErasures = async (run: JobRun): Promise<void> => {
  for (const due of await run.inTenant({ organisationIds: [], grant: 'outbox' }, listDue))
    await run.inTenant({ organisationIds: [due.organisationId] }, (scope) => remind(scope, due));
};

export const jobs: readonly Job[] = [daily('erasures.remind', '07:10', remindErasures)];
