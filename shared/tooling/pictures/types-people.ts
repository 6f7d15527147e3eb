// A session of last week, its half-days signed and its certificates issued, by the ordinary routes.
import { listHalfDays, markAttendance, signOffHalfDay } from '#shared/contracts/issuer/attendance';
import { issueCompletions, listCompletions } from '#shared/contracts/issuer/completions';
import { createSession, listEnrolments, listSessions, type Session } from '#shared/contracts/issuer/training';
import { alreadyDone } from '../demo/portal.ts';
import type { Trainee } from '../demo/people.ts';
import { day, enrol } from '../demo/training.ts';
import type { Cast as Everyone } from './wallet-people.ts';

type Cast = Pick<Everyone, 'manager'> & { readonly place: Pick<Everyone['place'], 'programme'> };

const people: readonly Trainee[] = [
  {
    givenName: 'Marie-Gwenaëlle',
    familyName: 'Le Floc’h-Abgrall',
    email: 'mg.abgrall@courriel.example',
    department: '44',
    situation: 'searching',
  },
  { givenName: 'Ousmane', familyName: 'Sow', email: 'ousmane.sow@courriel.example', department: '44', situation: 'searching' },
];

const planned = async ({ manager, place }: Cast, title: string): Promise<Session> => {
  const before = (await manager.call(listSessions)).items.find((one) => one.title === title);
  if (before) return before;
  const body = { programmeId: place.programme.id, title, startsOn: day(-9), endsOn: day(-3), place: 'Salle Erdre', trainerIds: [] };
  return manager.call(createSession, { body });
};

/** Half-days are planned after the commit of their session. */
const halfDaysOf = async ({ manager }: Cast, sessionId: Session['id']) => {
  for (let tries = 0; tries < 40; tries += 1) {
    const { items } = await manager.call(listHalfDays, { params: { sessionId } });
    if (items.length > 0) return items;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error('no half-day was planned');
};

/** Ended, signed but for its last half-day, nothing certified yet. */
export const endedSession = async (cast: Cast, title: string, trainees: readonly Trainee[] = people): Promise<Session> => {
  const { manager } = cast;
  const session = await planned(cast, title);
  for (const trainee of trainees) await enrol(manager, session, trainee);
  const { items } = await manager.call(listEnrolments, { params: { sessionId: session.id } });
  const halfDays = await halfDaysOf(cast, session.id);
  for (const { id, state } of halfDays.slice(0, -1)) {
    if (state === 'signed-off') continue;
    const marks = items.map((one, place) => ({
      enrolmentId: one.id,
      mark: place === 1 ? ('late' as const) : ('present' as const),
      minutes: place === 1 ? 20 : null,
    }));
    await manager.call(markAttendance, { params: { halfDayId: id }, body: { marks } });
    await manager.call(signOffHalfDay, { params: { halfDayId: id } });
  }
  return session;
};

/** The same with its certificates; gives the first one's id. */
export const certifiedSession = async (cast: Cast, title: string, trainees?: readonly Trainee[]) => {
  const session = await endedSession(cast, title, trainees);
  const params = { sessionId: session.id };
  await cast.manager.call(issueCompletions, { params }).catch(alreadyDone('nothing-to-certify'));
  const { items } = await cast.manager.call(listCompletions, { params });
  return { session, completion: items.find((one) => one.completion)!.completion!.id };
};
