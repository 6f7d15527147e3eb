import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import type { getOccupation as contract } from '#shared/contracts/issuer/catalogue';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { OccupationCompetenceModel } from './catalogue-competence.model.ts';
import { findRomeVersion } from './find-rome-version.ts';
import { OccupationModel } from './occupation.model.ts';

interface Linked {
  readonly code: string;
  readonly label: string;
  readonly nature: 'savoir_faire' | 'savoir_etre' | 'savoir';
  readonly core: boolean;
}

/** A métier and what it asks for: core competences first, then know-how, ways of being, knowledge. Refuses a code ROME does not have. */
export async function getOccupation(scope: Scope, { params }: InputOf<typeof contract>) {
  const occupation = await OccupationModel.query(scope.db).findById(params.code);
  if (!occupation) throw new Refusal(notFound);
  const competences = await OccupationCompetenceModel.query(scope.db)
    .join('catalogueCompetences as c', 'c.code', 'occupationCompetences.competenceCode')
    .select('c.code', 'c.label', 'c.nature', 'core')
    .where('occupationCode', params.code)
    .whereNull('c.retiredOn')
    .orderByRaw(`core desc, array_position(array['savoir_faire', 'savoir_etre', 'savoir'], c.nature), c.label`)
    .castTo<Linked[]>();
  const { code, label, domain, definition } = occupation;
  return { code, label, domain, definition, version: await findRomeVersion(scope), competences };
}
