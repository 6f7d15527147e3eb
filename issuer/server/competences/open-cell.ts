import { notFound } from '#shared/contract/problem';
import { notAssigned, notEnrolled, sessionNotOpen } from '#shared/contracts/issuer/competences';
import { requireApproved } from '#shared/server/organisations/index';
import { dayInParis } from '#shared/contract/paris';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import {
  findSession,
  type KnownEnrolment,
  knownEnrolment,
  type KnownSession,
  listTaughtCompetences,
  type TaughtCompetence,
} from '../training/index.ts';
import { decidable } from './decidable.ts';
import { findDecisions, lockCell } from './find-decisions.ts';
import type { ValidationModel } from './validation.model.ts';

export interface OpenCell {
  readonly session: KnownSession;
  readonly enrolment: KnownEnrolment;
  readonly competence: TaughtCompetence;
  /** Newest first. */
  readonly decisions: readonly ValidationModel[];
}

interface Where {
  readonly sessionId: string;
  readonly enrolmentId: string;
  readonly competenceId: string;
}

/**
 * A cell of the grid one may decide on (`security.md` B3), held until the end of the transaction. Refuses a session that is not the trainer's,
 * not begun or over for 60 days; a trainee who left; and, as not found, a trainee or competence of elsewhere.
 */
export async function openCell(scope: Scope, { sessionId, enrolmentId, competenceId }: Where): Promise<OpenCell> {
  await requireApproved(scope);
  const session = await findSession(scope, sessionId);
  if (!session.assigned) throw new Refusal(notAssigned);
  const enrolment = await knownEnrolment(scope, enrolmentId);
  const competence = (await listTaughtCompetences(scope, session.programme.id)).find((one) => one.id === competenceId);
  if (enrolment.sessionId !== session.id || !competence) throw new Refusal(notFound);
  if (!enrolment.active) throw new Refusal(notEnrolled);
  if (!decidable(session, dayInParis(scope.now()))) throw new Refusal(sessionNotOpen);
  await lockCell(scope, { enrolmentId, competenceId });
  return { session, enrolment, competence, decisions: await findDecisions(scope, { enrolmentId, competenceId }) };
}
