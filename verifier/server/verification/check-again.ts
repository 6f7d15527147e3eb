import { findEntry } from '#shared/credentials/registry';
import { verdictOf } from '#shared/credentials/report';
import type { Report } from '#shared/contracts/verifier/verification';
import type { Scope } from '#shared/server/scope';
import { reportOf } from './report-of.ts';
import { trustDataOf } from './trust-data.ts';

const provenThen = new Set(['holder-binding', 'disclosures']);

/**
 * Checks a credential that was received earlier: signature (a key may have fallen since), trust, status and dates are asked again; binding and
 * disclosures were proven when it came and stay as they were found. `compact` is the credential as it is kept, without key binding.
 */
export async function checkAgain(
  scope: Pick<Scope, 'house' | 'now'>,
  { compact, earlier }: { readonly compact: string; readonly earlier: Report },
): Promise<Report> {
  const { agent, registry } = trustDataOf(scope.house);
  const findings = await agent.verifyCredential(compact);
  const fresh = findings.checks.filter((line) => !provenThen.has(line.check));
  const known = await registry.registry();
  const entry = known && findings.issuer !== null ? findEntry(known, findings.issuer) : null;
  const report = reportOf({ ...findings, checks: fresh }, entry, scope.now());
  const checks = earlier.checks.map((line) => report.checks.find((one) => one.check === line.check) ?? line);
  const verdict = verdictOf(checks.map(({ check, outcome }) => ({ check, outcome, why: 'not-reached' })));
  return { ...report, verdict, checks, issuer: report.issuer ?? earlier.issuer };
}
