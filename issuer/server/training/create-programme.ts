import type { InputOf } from '#shared/contract/route';
import { titleTaken, type createProgramme as contract } from '#shared/contracts/issuer/training';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../organisations/index.ts';
import { chooseCompetences, chooseOccupation } from './choose-competences.ts';
import { getProgramme } from './get-programme.ts';
import { CourseModel, ProgrammeCompetenceModel, ProgrammeModel } from './programme.model.ts';
import { refuseByConstraint } from './refuse-by-constraint.ts';

/**
 * Makes a programme: from a métier of ROME or from nothing, with its competences, scale and courses. Refuses unknown codes, the same competence
 * twice, a title the organism already uses (accents and case ignored), and an organism the platform has not approved.
 */
export async function createProgramme(scope: Scope, { body }: InputOf<typeof contract>) {
  const { id: organisationId } = await requireApproved(scope);
  const occupation = await chooseOccupation(scope, body.occupationCode);
  const competences = await chooseCompetences(scope, body.competences);
  const row = { organisationId, ...occupation, title: body.title, scale: body.scale, createdAt: scope.now() };
  const { id: programmeId } = await refuseByConstraint(ProgrammeModel.query(scope.db).insert(row), { one_programme_per_title: titleTaken });
  await ProgrammeCompetenceModel.query(scope.db).insert(
    competences.map(({ id: _id, ...one }) => ({ ...one, organisationId, programmeId })),
  );
  if (body.courses.length > 0) {
    await CourseModel.query(scope.db).insert(body.courses.map(({ title }, position) => ({ organisationId, programmeId, position, title })));
  }
  await scope.audit('programme.created', 'programme', programmeId, { competences: competences.length });
  return getProgramme(scope, { params: { programmeId } });
}
