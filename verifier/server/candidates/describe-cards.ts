import type { Card, ProvenCompetence } from '#shared/contracts/verifier/candidates';
import type { Day } from '#shared/contract/values';
import { causeOf } from '#shared/server/log';
import type { Scope } from '#shared/server/scope';
import { openColumn } from '#shared/server/sealed-column';
import type { CandidateCompetenceModel } from './candidate-competence.model.ts';
import { sealedNameColumn, type CandidateModel } from './candidate.model.ts';
import { DepartmentModel } from './department.model.ts';

const competenceOf = (one: CandidateCompetenceModel): ProvenCompetence => ({
  code: one.skill.code,
  label: one.label,
  level: one.level,
  normalised: one.normalised,
  issuer: one.issuerName,
  validatedOn: one.validatedOn as Day | null,
  verdict: one.verdict,
  fate: one.fate ?? null,
  checkedAt: one.checkedAt.toISOString(),
});

const byLevel = (left: CandidateCompetenceModel, right: CandidateCompetenceModel): number =>
  (right.normalised ?? 0) - (left.normalised ?? 0) || left.label.localeCompare(right.label, 'fr');

/** A name that cannot be opened is not shown, and costs nobody else their place in a list. */
const nameOf = async (scope: Scope, { id, sealedName }: CandidateModel): Promise<string | null> => {
  if (sealedName === null) return null;
  try {
    return await openColumn(scope, sealedNameColumn, id, sealedName);
  } catch (error) {
    scope.house.log.error({ requestId: scope.requestId, cause: causeOf(error) }, 'name not opened');
    return null;
  }
};

/** Cards as they are shown: facts only, the name of named profiles opened, no key and no id of ours. Candidates come with `competences.skill`. */
export async function describeCards(
  scope: Scope,
  candidates: readonly CandidateModel[],
  handleOf: (candidateId: string) => string | null,
): Promise<readonly Card[]> {
  const departments = await DepartmentModel.query(scope.db).whereIn('code', [...new Set(candidates.map((one) => one.department))]);
  const names = new Map(departments.map((one) => [one.code, one.name]));
  return Promise.all(
    candidates.map(async (one) => ({
      handle: handleOf(one.id),
      name: await nameOf(scope, one),
      department: one.department,
      departmentName: names.get(one.department) ?? one.department,
      situation: one.situation,
      availableFrom: one.availableFrom as Day | null,
      competences: one.competences.toSorted(byLevel).map(competenceOf),
      publishedOn: one.publishedOn as Day,
      visibility: one.visibility,
    })),
  );
}
