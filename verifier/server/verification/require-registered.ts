import { evidenceUnreachable, issuerNotRegistered } from '#shared/contracts/verifier/evidence';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { trustDataOf } from './trust-data.ts';

/** Only what registered issuers publish is relayed: this server is nobody's way to other places. */
export async function requireRegistered(scope: Pick<Scope, 'house'>, issuer: string): Promise<void> {
  const { outcome } = await trustDataOf(scope.house).registry.trust(issuer);
  if (outcome === 'unreachable' || outcome === 'refused') throw new Refusal(evidenceUnreachable);
  if (outcome !== 'trusted') throw new Refusal(issuerNotRegistered);
}
