import type { InputOf } from '#shared/contract/route';
import {
  alreadyDecided,
  competenceValidated,
  type Decision,
  unknownLevel,
  type validateCompetence as contract,
} from '#shared/contracts/issuer/competences';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { attachEvidence } from '../evidence/index.ts';
import { describeDecision } from './describe-decision.ts';
import { describeLevel, keptLevel } from './level-scale.ts';
import { openCell } from './open-cell.ts';
import { validatedPayload } from './validated-payload.ts';
import { writeDecision } from './write-decision.ts';

/**
 * Validates a competence at a level of the programme's scale; a credential follows from the fact. Refuses a level outside the scale, one that is
 * already in force (a second click, another tab), and every cell that may not be decided on.
 */
export async function validateCompetence(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<Decision> {
  const cell = await openCell(scope, { sessionId: params.sessionId, enrolmentId: body.enrolmentId, competenceId: body.competenceId });
  const { session, enrolment, competence, decisions } = cell;
  const level = describeLevel(session.programme.scale, body.level);
  if (!level) throw new Refusal(unknownLevel);
  const inForce = decisions.find((decision) => !decision.withdrawal);
  if (inForce?.outcome === 'validated' && inForce.level === keptLevel(level.value)) throw new Refusal(alreadyDecided);
  const row = await writeDecision(scope, cell, { outcome: 'validated', level: keptLevel(level.value), note: body.note });
  await attachEvidence(scope, row, body.evidence ?? []);
  await scope.record(competenceValidated, row.personId, await validatedPayload(scope, row, cell, level));
  await scope.audit('competence.validated', 'validation', row.id, { enrolment: enrolment.enrolmentId, competence: competence.id });
  return describeDecision(row);
}
