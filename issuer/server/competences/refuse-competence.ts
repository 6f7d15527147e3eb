import type { InputOf } from '#shared/contract/route';
import type { Decision, refuseCompetence as contract } from '#shared/contracts/issuer/competences';
import type { Scope } from '#shared/server/scope';
import { describeDecision } from './describe-decision.ts';
import { openCell } from './open-cell.ts';
import { writeDecision } from './write-decision.ts';

/**
 * Refuses a competence for now, with words for the trainee. What was validated before stays until it is withdrawn. The same refusal twice is
 * written once.
 */
export async function refuseCompetence(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<Decision> {
  const cell = await openCell(scope, { sessionId: params.sessionId, enrolmentId: body.enrolmentId, competenceId: body.competenceId });
  const [latest] = cell.decisions;
  if (latest?.outcome === 'refused' && latest.note === body.note) return describeDecision(latest);
  const row = await writeDecision(scope, cell, { outcome: 'refused', level: null, note: body.note });
  await scope.audit('competence.refused', 'validation', row.id, { enrolment: row.enrolmentId, competence: row.competenceId });
  return describeDecision(row);
}
