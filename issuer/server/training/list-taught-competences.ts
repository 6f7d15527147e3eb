import type { Scope } from '#shared/server/scope';
import { ProgrammeCompetenceModel } from './programme.model.ts';

/** What a programme teaches, as it was taken from the catalogue or written by the organism. For other modules. */
export interface TaughtCompetence {
  readonly id: string;
  readonly code: string | null;
  readonly label: string;
  /** `ROME 4.0 v460`, null for the organism's own. */
  readonly referential: string | null;
}

/** The competences of a programme of the organism, in order. */
export async function listTaughtCompetences(scope: Scope, programmeId: string): Promise<readonly TaughtCompetence[]> {
  const rows = await ProgrammeCompetenceModel.query(scope.db).modify('ofOrganisation', scope).where({ programmeId }).orderBy('position');
  return rows.map(({ id, code, label, romeVersion }) => ({
    id,
    code,
    label,
    referential: romeVersion === null ? null : `ROME 4.0 v${romeVersion}`,
  }));
}
