import type { RegistryEntry } from '#shared/credentials/registry';
import type { Check, Report as Findings } from '#shared/credentials/report';
import type { Report } from '#shared/contracts/verifier/verification';

const line = ({ check, outcome, why, at }: Check): Report['checks'][number] => ({
  check,
  outcome,
  why,
  at: at === undefined ? null : new Date(at * 1000).toISOString(),
});

/** The report as it leaves the server: all six lines, the issuer by the name the registry gives it. */
export const reportOf = (findings: Pick<Findings, 'verdict' | 'checks' | 'issuer'>, entry: RegistryEntry | null, now: Date): Report => ({
  verdict: findings.verdict,
  checkedAt: now.toISOString(),
  checks: findings.checks.map(line),
  issuer: findings.issuer === null ? null : { did: findings.issuer, name: entry?.name ?? null, siret: entry?.siret ?? null },
});
