import type { CheckName, Report as Findings } from '#shared/credentials/report';

const proof: ReadonlySet<CheckName> = new Set(['signature', 'holder-binding', 'disclosures']);

/**
 * The first line that says the proof itself is bad, or could not be had: nothing of such a presentation is kept. Trust, status and dates are
 * another matter: they are told in the report, and the reader decides.
 */
export const badProof = (findings: Pick<Findings, 'checks'>): Findings['checks'][number] | null =>
  ['failed', 'unchecked']
    .map((outcome) => findings.checks.find((line) => proof.has(line.check) && line.outcome === outcome))
    .find((line) => line !== undefined) ?? null;
