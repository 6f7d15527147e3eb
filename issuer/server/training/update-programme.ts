import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import {
  competenceInUse,
  competenceTwice,
  scaleInUse,
  titleTaken,
  type updateProgramme as contract,
} from '#shared/contracts/issuer/training';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../organisations/index.ts';
import { chooseCompetences, chooseOccupation, competenceKey } from './choose-competences.ts';
import { getProgramme } from './get-programme.ts';
import { CourseModel, ProgrammeCompetenceModel, ProgrammeModel } from './programme.model.ts';
import { refuseByConstraint } from './refuse-by-constraint.ts';

type Chosen = Awaited<ReturnType<typeof chooseCompetences>>[number];

/** A line keeps its id, and the decisions behind it, when the caller names it, otherwise when it is the same competence. */
const pairUp = (rows: readonly ProgrammeCompetenceModel[], chosen: readonly Chosen[]): ReadonlyMap<Chosen, ProgrammeCompetenceModel> => {
  const pairs = new Map<Chosen, ProgrammeCompetenceModel>();
  const free = new Set(rows);
  const pair = (one: Chosen, row: ProgrammeCompetenceModel | undefined): void => {
    if (row === undefined || !free.delete(row)) return;
    pairs.set(one, row);
  };
  for (const one of chosen)
    pair(
      one,
      rows.find((row) => row.id === one.id && row.code === one.code),
    );
  for (const one of chosen)
    if (!pairs.has(one))
      pair(
        one,
        [...free].find((row) => competenceKey(row) === competenceKey(one)),
      );
  return pairs;
};

const replaceCompetences = async (scope: Scope, programme: ProgrammeModel, chosen: readonly Chosen[]): Promise<void> => {
  const { id: programmeId, organisationId } = programme;
  const rows = await ProgrammeCompetenceModel.query(scope.db).modify('ofOrganisation', scope).where({ programmeId });
  const pairs = pairUp(rows, chosen);
  const kept = new Set([...pairs.values()].map((row) => row.id));
  const gone = rows.filter((row) => !kept.has(row.id)).map((row) => row.id);
  const refusing = { decided_competence_stays: competenceInUse, one_label_per_programme: competenceTwice };
  await refuseByConstraint(ProgrammeCompetenceModel.query(scope.db).whereIn('id', gone).delete(), refusing);
  for (const one of chosen) {
    const { id: _id, ...fields } = one;
    const before = pairs.get(one);
    // What was copied from the catalogue stays as it was then; only the organism's own words may be corrected.
    const change = one.code === null ? { label: one.label, position: one.position } : { position: one.position };
    const write = before
      ? ProgrammeCompetenceModel.query(scope.db).findById(before.id).patch(change)
      : ProgrammeCompetenceModel.query(scope.db).insert({ ...fields, organisationId, programmeId });
    await refuseByConstraint<unknown>(write, refusing);
  }
};

const replaceCourses = async (
  scope: Scope,
  { id: programmeId, organisationId }: ProgrammeModel,
  titles: readonly string[],
): Promise<void> => {
  await CourseModel.query(scope.db).modify('ofOrganisation', scope).where({ programmeId }).delete();
  if (titles.length > 0)
    await CourseModel.query(scope.db).insert(titles.map((title, position) => ({ organisationId, programmeId, position, title })));
};

/**
 * Changes a programme. Refuses what creation refuses; besides, a competence with a decision stays, and so does the scale once anything was
 * decided on it: the database says so, since this module does not know decisions.
 */
export async function updateProgramme(scope: Scope, { params, body }: InputOf<typeof contract>) {
  await requireApproved(scope);
  const programme = await ProgrammeModel.query(scope.db).modify('ofOrganisation', scope).findById(params.programmeId).forUpdate();
  if (!programme) throw new Refusal(notFound);
  const occupation = body.occupationCode === programme.occupationCode ? {} : await chooseOccupation(scope, body.occupationCode);
  const competences = await chooseCompetences(scope, body.competences);
  const change = { ...occupation, title: body.title, scale: body.scale };
  await refuseByConstraint(ProgrammeModel.query(scope.db).findById(programme.id).patch(change), {
    one_programme_per_title: titleTaken,
    decided_scale_stays: scaleInUse,
  });
  await replaceCompetences(scope, programme, competences);
  await replaceCourses(
    scope,
    programme,
    body.courses.map((course) => course.title),
  );
  await scope.audit('programme.changed', 'programme', programme.id);
  return getProgramme(scope, { params: { programmeId: programme.id } });
}
