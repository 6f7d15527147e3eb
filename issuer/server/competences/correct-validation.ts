import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import { Day } from '#shared/contract/values';
import {
  alreadyDecided,
  alreadyWithdrawn,
  type Decision,
  unknownLevel,
  validationCorrected,
  type correctValidation as contract,
} from '#shared/contracts/issuer/competences';
import { requireApproved } from '#shared/server/organisations/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { attachEvidence, evidenceBehind } from '../evidence/index.ts';
import { findVisibleSession, knownEnrolment, listTaughtCompetences } from '../training/index.ts';
import { describeDecision } from './describe-decision.ts';
import { findDecisions } from './find-decisions.ts';
import { describeLevel, keptLevel } from './level-scale.ts';
import type { OpenCell } from './open-cell.ts';
import { lockValidation, noteWithdrawal } from './note-withdrawal.ts';
import { validatedPayload } from './validated-payload.ts';
import type { ValidationModel } from './validation.model.ts';
import { writeDecision } from './write-decision.ts';

/** The cell of a former decision, however long the session is over and whether or not the trainee is still there: a wrong fact is put right. */
const cellOf = async (scope: Scope, former: ValidationModel): Promise<OpenCell> => {
  const session = await findVisibleSession(scope, former.sessionId);
  const enrolment = await knownEnrolment(scope, former.enrolmentId);
  const competence = (await listTaughtCompetences(scope, session.programme.id)).find((one) => one.id === former.competenceId);
  if (!competence) throw new Refusal(notFound);
  return { session, enrolment, competence, decisions: await findDecisions(scope, former) };
};

/**
 * Puts a validation right: the former one is withdrawn with the reason, another level of the same scale takes its place, and so does its
 * credential in the wallet, dated as before. Refuses what is withdrawn, the level it already has, a level outside the scale.
 */
export async function correctValidation(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<Decision> {
  await requireApproved(scope);
  const former = await lockValidation(scope, params.validationId);
  if (former.withdrawal) throw new Refusal(alreadyWithdrawn);
  const cell = await cellOf(scope, former);
  const level = describeLevel(cell.session.programme.scale, body.level);
  if (!level) throw new Refusal(unknownLevel);
  if (former.level === keptLevel(level.value)) throw new Refusal(alreadyDecided);
  await noteWithdrawal(scope, former, body.reason);
  const row = await writeDecision(scope, cell, { outcome: 'validated', level: keptLevel(level.value), note: body.note });
  // The work was seen, only judged wrong: the new level rests on the same files.
  const files = await evidenceBehind(scope, former.id);
  await attachEvidence(
    scope,
    row,
    files.map(({ id }) => id),
  );
  await scope.record(validationCorrected, row.personId, {
    ...(await validatedPayload(scope, row, cell, level)),
    // It was validated on that day, only not at that level.
    validatedOn: Day.parse(former.decidedOn),
    replacesValidationId: former.id,
    reason: body.reason,
  });
  await scope.audit('validation.corrected', 'validation', row.id, { former: former.id });
  return describeDecision(row);
}
