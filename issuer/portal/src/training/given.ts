import type { ReplyOf } from '#shared/contract/route';
import { OccupationDetail } from '#shared/contracts/issuer/catalogue';
import { EnrolmentImport } from '#shared/contracts/issuer/enrolment-imports';
import { Enrolment, Programme, Session, type listTrainers } from '#shared/contracts/issuer/training';

const uuid = (last: number): string => `0192f0c0-0000-7000-8000-${String(last).padStart(12, '0')}`;

export const mason = OccupationDetail.parse({
  code: 'F1703',
  label: 'Maçon / Maçonne',
  domain: 'Construction, bâtiment et travaux publics',
  version: '457',
  definition: null,
  competences: [
    { code: '120001', label: 'Coffrer des ouvrages en béton', nature: 'savoir_faire', core: true },
    { code: '120002', label: 'Réaliser des enduits', nature: 'savoir_faire', core: false },
  ],
});

export const givenProgramme = (rest: Partial<Record<keyof Programme, unknown>> = {}): Programme =>
  Programme.parse({
    id: uuid(101),
    title: 'Maçon du bâti ancien',
    occupation: { code: mason.code, label: mason.label },
    romeVersion: mason.version,
    scale: 'medals',
    competences: [{ id: uuid(201), code: '120001', label: 'Coffrer des ouvrages en béton', nature: 'savoir_faire' }],
    courses: [{ title: 'Lecture de plans' }],
    sessions: 1,
    ...rest,
  });

export const givenTrainers: ReplyOf<typeof listTrainers> = {
  items: Session.shape.trainers.parse([{ membershipId: uuid(301), name: 'Youssef Benhaddou' }]),
};

export const givenSession = (rest: Partial<Record<keyof Session, unknown>> = {}): Session =>
  Session.parse({
    id: uuid(401),
    title: 'Promotion d’automne',
    programme: { id: uuid(101), title: 'Maçon du bâti ancien', scale: 'medals', competences: 1 },
    startsOn: '2026-10-05',
    endsOn: '2026-12-18',
    place: 'Salle Erdre',
    trainers: givenTrainers.items,
    enrolled: 1,
    connected: 0,
    state: 'open',
    ...rest,
  });

export const givenEnrolment = (rest: Partial<Record<keyof Enrolment, unknown>> = {}): Enrolment =>
  Enrolment.parse({
    id: uuid(501),
    personId: uuid(601),
    givenName: 'Nadia',
    familyName: 'Belhadj-Kervella',
    email: 'nadia.belhadj-kervella@courriel.example',
    state: 'active',
    wallet: 'invited',
    enrolledOn: '2026-10-01',
    invitedAt: '2026-10-01T08:00:00.000Z',
    ...rest,
  });

const row = (line: number, givenName: string, outcome: string, errors: readonly unknown[] = []) => ({
  line,
  givenName,
  familyName: 'Kerdoncuff',
  email: 'r@courriel.example',
  outcome,
  errors,
});
/** Two good lines, and one whose address is wrong unless told otherwise. */
export const givenReport = (rest: Partial<Record<keyof EnrolmentImport, unknown>> = {}): EnrolmentImport =>
  EnrolmentImport.parse({
    rows: [row(2, 'Rozenn', 'new'), row(3, 'Yann', 'known'), row(4, 'Loeiza', 'wrong', [{ column: 'email', code: 'email' }])],
    good: 2,
    bad: 1,
    skipped: 0,
    saved: false,
    encoding: 'UTF-8',
    separator: ';',
    ...rest,
  });
