import { addDays, dayInParis } from '#shared/contract/paris';
import { addHalfDay } from '#shared/contracts/issuer/attendance';
import { getOccupation, searchOccupations } from '#shared/contracts/issuer/catalogue';
import { validateCompetence } from '#shared/contracts/issuer/competences';
import {
  createProgramme,
  createSession,
  enrolTrainee,
  listEnrolments,
  listProgrammes,
  listSessions,
  listTrainers,
  type Enrolment,
  type Programme,
  type Session,
} from '#shared/contracts/issuer/training';
import { alreadyDone, Portal } from './portal.ts';
import type { Trainee } from './people.ts';

/** `YYYY-MM-DD`, so many days from today in Paris: an open half-day is always to be found. */
export const day = (offset: number): string => addDays(dayInParis(new Date()), offset);

export const makeProgramme = async (manager: Portal, typed: string, title: string, scale: 'medals' | 'hundred'): Promise<Programme> => {
  const before = (await manager.call(listProgrammes)).items.find((one) => one.title === title);
  if (before) return before;
  const { items } = await manager.call(searchOccupations, { query: { q: typed } });
  const occupation = items[0];
  if (!occupation) throw new Error(`no métier for ${typed}`);
  const { competences } = await manager.call(getOccupation, { params: { code: occupation.code } });
  const chosen = competences.filter((one) => one.nature === 'savoir_faire').slice(0, 7);
  const proposed = chosen.map(({ code, label }) => ({ code, label }));
  const own = { code: null, label: 'Accueillir un nouvel arrivant sur le chantier' };
  const courses = ['Lecture de plans', 'Sécurité et gestes de premiers secours', 'Gros œuvre : coffrage et ferraillage'].map((course) => ({
    title: course,
  }));
  return manager.call(createProgramme, {
    body: { title, occupationCode: occupation.code, scale, competences: [...proposed, own], courses },
  });
};

export const planSession = async (manager: Portal, programme: Programme, title: string, trainerName: string): Promise<Session> => {
  const before = (await manager.call(listSessions)).items.find((one) => one.title === title);
  if (before) return before;
  const { items } = await manager.call(listTrainers);
  const trainerIds = items.filter((one) => one.name === trainerName).map((one) => one.membershipId);
  return manager.call(createSession, {
    body: {
      programmeId: programme.id,
      title,
      startsOn: day(-20),
      endsOn: day(60),
      place: 'Salle Erdre, 12 rue des Marais, Nantes',
      trainerIds,
    },
  });
};

export const enrol = async (manager: Portal, session: Session, { givenName, familyName, email }: Trainee): Promise<Enrolment> => {
  const params = { sessionId: session.id };
  const before = (await manager.call(listEnrolments, { params })).items.find((one) => one.email === email);
  return before ?? manager.call(enrolTrainee, { params, body: { givenName, familyName, email } });
};

/** Validates the first competences of the programme for one trainee, at levels that vary. */
export const validate = async (
  trainer: Portal,
  session: Session,
  programme: Programme,
  enrolment: Enrolment,
  { count, seed }: { count: number; seed: number },
): Promise<void> => {
  const levels = programme.scale === 'medals' ? (['bronze', 'argent', 'or'] as const) : ([42, 68, 91] as const);
  for (const [index, competence] of programme.competences.slice(0, count).entries()) {
    const level = levels[(index + seed) % 3]!;
    const body = { enrolmentId: enrolment.id, competenceId: competence.id, level, note: null };
    await trainer.call(validateCompetence, { params: { sessionId: session.id }, body }).catch(alreadyDone('already-decided'));
  }
};

/** A sheet for today, whatever day it is: the calendar itself leaves week-ends out. */
export const openToday = async (manager: Portal, session: Session): Promise<void> => {
  const halves = [
    { half: 'am', startsAt: '08:30', endsAt: '12:00' },
    { half: 'pm', startsAt: '13:30', endsAt: '17:00' },
  ] as const;
  for (const half of halves) {
    const body = { day: day(0), ...half };
    await manager.call(addHalfDay, { params: { sessionId: session.id }, body }).catch(alreadyDone('half-day-exists'));
  }
};
