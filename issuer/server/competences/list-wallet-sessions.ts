import { Day } from '#shared/contract/values';
import { EnrolmentId } from '#shared/contracts/issuer/training';
import type { Scope } from '#shared/server/scope';
import { listWalletEnrolments } from '../training/index.ts';
import { readLevel } from './level-scale.ts';
import { ValidationModel } from './validation.model.ts';

/** The level in force of each competence of these enrolments: the latest validation that was not withdrawn. */
const levelsOf = async (scope: Scope, enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await ValidationModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .whereIn('enrolmentId', [...enrolmentIds])
    .where({ outcome: 'validated' })
    .allowGraph('withdrawal')
    .withGraphFetched('withdrawal')
    .orderBy('seq');
  const inForce = rows.filter((row) => !row.withdrawal && row.level !== null);
  return new Map(inForce.map((row) => [`${row.enrolmentId}:${row.competenceId}`, readLevel(row.scale, row.level!)?.label ?? row.level!]));
};

/** What the trainee's wallet shows of its sessions: the programme, and where each competence stands. */
export async function listWalletSessions(scope: Scope) {
  const enrolments = await listWalletEnrolments(scope);
  const levels = await levelsOf(
    scope,
    enrolments.map((one) => one.enrolmentId),
  );
  return {
    items: enrolments.map(({ enrolmentId, startsOn, endsOn, competences, ...one }) => ({
      ...one,
      ...{ enrolmentId: EnrolmentId.parse(enrolmentId), startsOn: Day.parse(startsOn), endsOn: Day.parse(endsOn) },
      competences: competences.map(({ id, label }) => ({ label, level: levels.get(`${enrolmentId}:${id}`) ?? null })),
    })),
  };
}
