import type { Scope } from '#shared/server/scope';
import { DisclosureKeyModel } from './disclosure-key.model.ts';
import { DisclosureModel } from './disclosure.model.ts';

/**
 * Destroys what was disclosed, key and text, and leaves the trace: names of claims, dates. Says whether it was still there. The scope's
 * tenant is the company that received it.
 */
export async function endDisclosure(scope: Scope, id: string, end: 'withdrawn' | 'expired'): Promise<boolean> {
  const withdrawnAt = end === 'withdrawn' ? scope.now() : null;
  const ended = await DisclosureModel.query(scope.db)
    .findById(id)
    .where({ state: 'received' })
    .patch({ state: end, sealed: null, verdict: null, withdrawnAt });
  await DisclosureKeyModel.query(scope.db).deleteById(id);
  return ended === 1;
}
