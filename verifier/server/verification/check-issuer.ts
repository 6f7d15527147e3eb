import type { Outcome } from '#shared/credentials/report';
import type { Scope } from '#shared/server/scope';
import { trustDataOf } from './trust-data.ts';

/** Does the platform's signed registry vouch for this DID? `unchecked` when the registry cannot be had, or only an old one. */
export async function checkIssuer(scope: Pick<Scope, 'house'>, did: string): Promise<Outcome> {
  const answer = await trustDataOf(scope.house).registry.trust(did);
  if (answer.outcome === 'trusted') return answer.stale ? 'unchecked' : 'passed';
  return answer.outcome === 'unreachable' ? 'unchecked' : 'failed';
}
