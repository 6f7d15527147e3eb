import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import type { listHistory as contract } from '#shared/contracts/issuer/competences';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { findVisibleSession, knownEnrolment, listTaughtCompetences } from '../training/index.ts';
import { describeDecision } from './describe-decision.ts';
import { findDecisions } from './find-decisions.ts';

/** Every decision on one competence of one trainee, newest first. Refuses, as not found, what the actor may not see. */
export async function listHistory(scope: Scope, { params }: InputOf<typeof contract>) {
  const { sessionId } = await knownEnrolment(scope, params.enrolmentId);
  const { programme } = await findVisibleSession(scope, sessionId);
  const taught = await listTaughtCompetences(scope, programme.id);
  if (!taught.some((competence) => competence.id === params.competenceId)) throw new Refusal(notFound);
  return { items: (await findDecisions(scope, params)).map(describeDecision) };
}
