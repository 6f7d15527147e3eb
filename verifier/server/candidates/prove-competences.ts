import { presentationRefused } from '#shared/contracts/verifier/candidates';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import type { CandidateCompetenceModel } from './candidate-competence.model.ts';
import { competenceFacts } from './competence-facts.ts';
import { findSkill } from './find-skill.ts';
import { verifyProof } from './verify-proof.ts';

export type ProvenRow = Omit<
  CandidateCompetenceModel,
  'id' | 'candidateId' | 'holder' | 'skill' | 'fate' | keyof import('objection').Model
>;

const better = (one: ProvenRow, other: ProvenRow | undefined): boolean =>
  other === undefined ||
  (one.normalised ?? 0) > (other.normalised ?? 0) ||
  ((one.normalised ?? 0) === (other.normalised ?? 0) && (one.validatedOn ?? '') > (other.validatedOn ?? ''));

/**
 * Verifies the proof of each competence and keeps what follows from it, never the credential. Of two proofs of one competence by one organism
 * the higher level counts. Refuses as `verifyProof` does, and a competence whose name is not shown.
 */
export async function proveCompetences(
  scope: Scope,
  { proofs, nonce }: { readonly proofs: readonly string[]; readonly nonce: string },
): Promise<readonly ProvenRow[]> {
  const best = new Map<string, ProvenRow>();
  for (const [place, compact] of proofs.entries()) {
    const { payload, report } = await verifyProof(scope, { compact, nonce, kind: 'competence', place });
    const facts = payload ? competenceFacts(payload) : null;
    if (!facts) throw new Refusal(presentationRefused, `${place + 1}: name-not-shown`);
    const { achievement, ...kept } = facts;
    const skill = await findSkill(scope, { achievement, label: facts.label });
    const row: ProvenRow = {
      ...kept,
      skillId: skill.id,
      issuerName: report.issuer?.name ?? facts.issuerDid,
      verdict: report.verdict,
      checkedAt: scope.now(),
    };
    const key = `${skill.id} ${facts.issuerDid}`;
    if (better(row, best.get(key))) best.set(key, row);
  }
  return [...best.values()];
}
