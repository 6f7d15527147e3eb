import { certificateUnknown } from '#shared/contracts/issuer/challenges';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { CompletionModel } from './completion.model.ts';

/** A certificate by its root, in the tenant of its organism. Refuses a root that no certificate has; never says whose it might be. */
export async function findChallenged(scope: Scope, root: string): Promise<{ readonly completion: CompletionModel; readonly there: Scope }> {
  await scope.db.raw(`select set_config('app.capability', ?, true)`, [root]);
  const open = await scope.as({ organisationIds: [], grant: 'public' });
  const completion = await CompletionModel.query(open.db).findOne({ root });
  if (!completion) throw new Refusal(certificateUnknown);
  return { completion, there: await scope.as({ organisationIds: [completion.organisationId] }) };
}
