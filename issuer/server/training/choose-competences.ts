import type { BodyOf } from '#shared/contract/route';
import { competenceTwice, type createProgramme, unknownCompetence, unknownOccupation } from '#shared/contracts/issuer/training';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { findCatalogueCompetences, findOccupationLabel, findRomeVersion, plainWords } from '../catalogue/index.ts';

type Wanted = BodyOf<typeof createProgramme>;

/** What makes two lines the same competence: the catalogue's code, otherwise the organism's own words. */
export const competenceKey = ({ code, label }: { readonly code: string | null; readonly label: string }): string =>
  code ?? `own:${plainWords(label)}`;

/**
 * The competences of a programme, as they will be kept: those of the catalogue with its label, nature and version of today, whatever the caller
 * wrote; the organism's own as typed. Refuses a code ROME does not have, and the same competence twice.
 */
export async function chooseCompetences(scope: Scope, wanted: Wanted['competences']) {
  if (new Set(wanted.map(competenceKey)).size < wanted.length) throw new Refusal(competenceTwice);
  const codes = wanted.map((one) => one.code).filter((code) => code !== null);
  const known = await findCatalogueCompetences(scope, codes);
  const version = await findRomeVersion(scope);
  return wanted.map((one, position) => {
    if (one.code === null) return { id: one.id, position, code: null, label: one.label, nature: null, romeVersion: null };
    const entry = known.get(one.code);
    if (!entry) throw new Refusal(unknownCompetence);
    return { id: one.id, position, code: entry.code, label: entry.label, nature: entry.nature, romeVersion: version };
  });
}

/** The métier a programme is made from, with its label and version of today. Refuses a code ROME does not have. */
export async function chooseOccupation(scope: Scope, code: string | null) {
  if (code === null) return { occupationCode: null, occupationLabel: null, romeVersion: null };
  const label = await findOccupationLabel(scope, code);
  if (label === null) throw new Refusal(unknownOccupation);
  return { occupationCode: code, occupationLabel: label, romeVersion: await findRomeVersion(scope) };
}
