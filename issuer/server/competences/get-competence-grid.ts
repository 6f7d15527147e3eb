import type { InputOf } from '#shared/contract/route';
import { GridCell, type getCompetenceGrid as contract } from '#shared/contracts/issuer/competences';
import { ProgrammeCompetenceId, EnrolmentId } from '#shared/contracts/issuer/training';
import { dayInParis } from '#shared/contract/paris';
import type { Scope } from '#shared/server/scope';
import { findVisibleSession, listTaughtCompetences, listTrainees } from '../training/index.ts';
import { decidable } from './decidable.ts';
import { describeDecision } from './describe-decision.ts';
import { ValidationModel } from './validation.model.ts';

const cellsOf = async (scope: Scope, sessionId: string) => {
  const rows = await ValidationModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ sessionId })
    .allowGraph('withdrawal')
    .withGraphFetched('withdrawal')
    .orderBy('seq', 'desc');
  const byCell = Map.groupBy(rows, (row) => `${row.enrolmentId}:${row.competenceId}`);
  return [...byCell.values()].map((decisions) => {
    const [latest] = decisions;
    const { enrolmentId, competenceId } = latest!;
    return GridCell.parse({ enrolmentId, competenceId, decision: describeDecision(latest!), earlier: decisions.length - 1 });
  });
};

const mayDecide = (scope: Scope, session: Parameters<typeof decidable>[0] & { readonly assigned: boolean }): boolean => {
  const permitted = scope.actor.kind === 'account' && scope.actor.permissions.has('competence:validate:assigned');
  return permitted && session.assigned && decidable(session, dayInParis(scope.now()));
};

/** Trainees by competences, with the latest decision of each cell. Refuses, as not found, a session the actor may not see. */
export async function getCompetenceGrid(scope: Scope, { params }: InputOf<typeof contract>) {
  const session = await findVisibleSession(scope, params.sessionId);
  const competences = await listTaughtCompetences(scope, session.programme.id);
  const trainees = (await listTrainees(scope, session.id)).filter((trainee) => trainee.active);
  const shown = new Set(trainees.map((trainee) => trainee.enrolmentId));
  return {
    ...{ scale: session.programme.scale, mayDecide: mayDecide(scope, session) },
    competences: competences.map(({ id, code, label }) => ({ id: ProgrammeCompetenceId.parse(id), code, label })),
    trainees: trainees.map(({ enrolmentId, givenName, familyName }) => ({
      enrolmentId: EnrolmentId.parse(enrolmentId),
      givenName,
      familyName,
    })),
    cells: (await cellsOf(scope, session.id)).filter((cell) => shown.has(cell.enrolmentId)),
  };
}
