import { signedInAccount, signedInName } from '#shared/server/identity/index';
import { dayInParis } from '#shared/contract/paris';
import type { Scope } from '#shared/server/scope';
import type { OpenCell } from './open-cell.ts';
import { ValidationModel } from './validation.model.ts';

type Decided = Pick<ValidationModel, 'outcome' | 'level' | 'note'>;

/** Adds a decision to a cell, signed by whoever is signed in, at the server's time. */
export async function writeDecision(
  scope: Scope,
  { session, enrolment, competence }: OpenCell,
  decided: Decided,
): Promise<ValidationModel> {
  const { accountId, role } = signedInAccount(scope);
  return ValidationModel.query(scope.db).insertAndFetch({
    ...decided,
    ...{ organisationId: session.organisationId, sessionId: session.id, programmeId: session.programme.id, scale: session.programme.scale },
    ...{ enrolmentId: enrolment.enrolmentId, personId: enrolment.personId, competenceId: competence.id },
    ...{ decidedOn: dayInParis(scope.now()), decidedAt: scope.now(), decidedBy: accountId, decidedByName: await signedInName(scope) },
    decidedByRole: role as ValidationModel['decidedByRole'],
  });
}
