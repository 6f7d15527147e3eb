import { Programme } from '#shared/contracts/issuer/training';
import type { ProgrammeModel } from './programme.model.ts';

const inOrder = <T extends { readonly position: number }>(rows: readonly T[] | undefined): readonly T[] =>
  (rows ?? []).toSorted((left, right) => left.position - right.position);

/** A programme with its competences and courses fetched, as it leaves the server. */
export const describeProgramme = (row: ProgrammeModel, sessions: number): Programme =>
  Programme.parse({
    id: row.id,
    title: row.title,
    occupation: row.occupationCode === null ? null : { code: row.occupationCode, label: row.occupationLabel },
    romeVersion: row.romeVersion,
    scale: row.scale,
    competences: inOrder(row.competences),
    courses: inOrder(row.courses),
    sessions,
  });
