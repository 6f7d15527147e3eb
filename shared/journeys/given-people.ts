// Who lives in the town: organisms, companies and trainees of one journey, who came by the ordinary routes.
import { validateCompetence } from '#shared/contracts/issuer/competences';
import type { Enrolment, Programme, Session } from '#shared/contracts/issuer/training';
import { siretError } from '#shared/contract/siret';
import type { Wallet } from '../../wallet/src/vault/wallet.ts';
import { found, invite, platformOf } from '../tooling/demo/organisations.ts';
import type { Organism, Trainee } from '../tooling/demo/people.ts';
import type { Portal } from '../tooling/demo/portal.ts';
import { openWallet } from '../tooling/demo/trainee.ts';
import { enrol, makeProgramme, planSession } from '../tooling/demo/training.ts';
import type { Town } from './town.ts';

let count = 0;
const next = (): number => (count += 1);

/** A valid SIRET that nobody of the town has. */
export const freshSiret = (): string => {
  const siren = String(50_000_000 + next() * 7919);
  const endings = Array.from({ length: 1000 }, (_, index) => String(index).padStart(3, '0'));
  const written = endings.map((digits) => `${siren}${digits[0]}000${digits.slice(1)}`);
  return written.find((one) => siretError(one) === null)!;
};

export const someone = (givenName: string, familyName: string): Trainee => ({
  givenName,
  familyName,
  email: `${givenName}.${familyName}.${next()}@courriel.example`
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9.@-]/gu, ''),
  department: '44',
  situation: 'searching',
});

export const organismOf = (name: string): Organism => {
  const place = `organisme-${next()}`;
  return { name, siret: freshSiret(), contactName: `Direction de ${name}`, email: `direction@${place}.example` };
};

const platforms = new Map<string, Promise<Portal>>();

/** The platform's administrator, signed in once for each product. */
export const administratorOf = ({ around }: Town, app: 'issuer' | 'verifier'): Promise<Portal> => {
  const place = `${app} ${around.home}`;
  const known = platforms.get(place) ?? platformOf(around, app);
  platforms.set(place, known);
  return known;
};

export interface School {
  readonly name: string;
  readonly admin: Portal;
  readonly manager: Portal;
  readonly trainer: Portal;
  readonly programme: Programme;
  readonly session: Session;
}

/** An approved organism with a manager, a trainer, a programme and a session that has begun. */
export const openSchool = async (town: Town, name: string): Promise<School> => {
  const organism = organismOf(name);
  const admin = await found(town.around, 'issuer', await administratorOf(town, 'issuer'), { organism, kind: 'training' });
  const domain = organism.email.split('@')[1]!;
  const trainerName = `Formation de ${name}`;
  const manager = await invite(town.around, admin, { name: `Gestion de ${name}`, email: `gestion@${domain}` }, 'manager');
  const trainer = await invite(town.around, admin, { name: trainerName, email: `formation@${domain}` }, 'trainer');
  const programme = await makeProgramme(manager, 'maçon', `Maçon du bâti ancien, ${name}`, 'medals');
  const session = await planSession(manager, programme, 'Promotion d’automne', trainerName);
  return { name, admin, manager, trainer, programme, session };
};

export interface Firm {
  readonly organism: Organism;
  readonly admin: Portal;
  readonly recruiter: Portal;
}

/** An approved company with a recruiter. */
export const openFirm = async (town: Town, name: string): Promise<Firm> => {
  const organism = organismOf(name);
  const admin = await found(town.around, 'verifier', await administratorOf(town, 'verifier'), { organism, kind: 'company' });
  const domain = organism.email.split('@')[1]!;
  return {
    organism,
    admin,
    recruiter: await invite(town.around, admin, { name: 'Recrutement', email: `recrutement@${domain}` }, 'recruiter'),
  };
};

/** Validates these levels, one competence each, and gives the ids of the decisions. */
export const validateLevels = async (
  school: School,
  enrolment: Enrolment,
  levels: readonly ('bronze' | 'argent' | 'or')[],
): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (const [index, level] of levels.entries()) {
    const body = { enrolmentId: enrolment.id, competenceId: school.programme.competences[index]!.id, level, note: null };
    ids.push((await school.trainer.call(validateCompetence, { params: { sessionId: school.session.id }, body })).id);
  }
  return ids;
};

export interface Pupil {
  readonly trainee: Trainee;
  readonly enrolment: Enrolment;
  readonly wallet: Wallet;
  readonly validations: readonly string[];
}

/** Enrolled, validated at these levels, with a wallet that holds the enrolment and every competence. */
export const openPupil = async (
  town: Town,
  school: School,
  trainee: Trainee,
  levels: readonly ('bronze' | 'argent' | 'or')[] = ['argent'],
): Promise<Pupil> => {
  const enrolment = await enrol(school.manager, school.session, trainee);
  const validations = await validateLevels(school, enrolment, levels);
  const wallet = await openWallet(town.around, trainee, levels.length + 1);
  return { trainee, enrolment, wallet, validations };
};
