import { findEntry } from '#shared/credentials/registry';
import type { JsonObject } from '#shared/credentials/ports';
import type { Report as Findings } from '#shared/credentials/report';
import { parseVct, type CredentialType } from '#shared/credentials/vct';
import type { Report } from '#shared/contracts/verifier/verification';
import type { Scope } from '#shared/server/scope';
import { badProof } from './proof-faults.ts';
import { reportOf } from './report-of.ts';
import { trustDataOf } from './trust-data.ts';

export interface Presented {
  readonly compact: string;
  readonly nonce: string;
  /** The full audience the binding must name. */
  readonly audience: string;
}

export interface Verified {
  readonly report: Report;
  /** Why the proof itself does not hold; null when it does, whatever is thought of the issuer. */
  readonly fault: string | null;
  /** Null unless the proof holds. */
  readonly payload: JsonObject | null;
  /** Which of the platform's types it is; null for another `vct`. */
  readonly kind: CredentialType | null;
}

const kindOf = (findings: Findings, issuerUrl: string): CredentialType | null => {
  const vct = findings.payload?.['vct'];
  const parsed = typeof vct === 'string' ? parseVct(vct) : null;
  return parsed?.issuerUrl === issuerUrl ? parsed.type : null;
};

/**
 * Runs every check on a presentation, through the Veramo agent with our own provider: signature by the issuer's DID, issuer in the signed
 * registry, status list, dates, key binding (nonce, audience, `sd_hash`), disclosures. Never refuses: it tells all (house.md 2.6). The single
 * use of the nonce is the caller's to keep.
 */
export async function verifyPresentation(scope: Pick<Scope, 'house' | 'now'>, { compact, nonce, audience }: Presented): Promise<Verified> {
  const { agent, registry } = trustDataOf(scope.house);
  const findings = await agent.verifyPresentation(compact, { nonce, audience });
  const known = findings.issuer === null ? null : await registry.registry();
  const entry = known && findings.issuer !== null ? findEntry(known, findings.issuer) : null;
  return {
    report: reportOf(findings, entry, scope.now()),
    fault: badProof(findings)?.why ?? null,
    payload: badProof(findings) ? null : findings.payload,
    kind: kindOf(findings, scope.house.config.issuerUrl),
  };
}
