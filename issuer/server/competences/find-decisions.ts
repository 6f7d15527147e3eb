import type { Scope } from '#shared/server/scope';
import { takeTurn } from '#shared/server/take-turn';
import { ValidationModel } from './validation.model.ts';

interface Cell {
  readonly enrolmentId: string;
  readonly competenceId: string;
}

/** Every decision on one competence of one trainee, newest first. */
export async function findDecisions(scope: Scope, { enrolmentId, competenceId }: Cell): Promise<readonly ValidationModel[]> {
  return ValidationModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ enrolmentId, competenceId })
    .allowGraph('withdrawal')
    .withGraphFetched('withdrawal')
    .orderBy('seq', 'desc');
}

/** Until the end of this transaction nobody else decides on this cell: of two tabs, the second sees what the first decided. */
export async function lockCell(scope: Scope, { enrolmentId, competenceId }: Cell): Promise<void> {
  await takeTurn(scope, `competence:${enrolmentId}:${competenceId}`);
}
