import {
  addHalfDay,
  correctAttendance,
  getSheet,
  listHalfDays,
  listMarkHistory,
  markAttendance,
  signOffHalfDay,
  type HalfDay,
} from '#shared/contracts/issuer/attendance';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { readClaims } from '#shared/credentials/read-claims';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { webCrypto } from '#shared/credentials/web-crypto';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { refreshStates } from '../../wallet/src/credentials/refresh-states.ts';
import { collectAll } from '../tooling/demo/headless-wallet.ts';
import { day } from '../tooling/demo/training.ts';
import { openPupil, openSchool, someone, type Pupil, type School } from './given-people.ts';
import { refusalOf, until } from './refused.ts';
import { town, type Town } from './town.ts';

const claimsOf = async ({ copies }: StoredCredential): Promise<Record<string, string>> => {
  const { payload } = await readSdJwt(copies[0]!.compact, webCrypto);
  return Object.fromEntries(readClaims('attendance', payload).map(({ key, text }) => [key, text]));
};

describe('attendance', () => {
  let place: Town;
  let school: School;
  let present: Pupil;
  let late: Pupil;
  let half: HalfDay;
  beforeAll(async () => {
    place = await town();
    school = await openSchool(place, 'Institut des Gestes');
    present = await openPupil(place, school, someone('Jean-Baptiste', 'Ollivier'), []);
    late = await openPupil(place, school, someone('Corentin', 'Ménoret'), []);
    const { items } = await school.trainer.call(listHalfDays, { params: { sessionId: school.session.id } });
    half = items.find(({ state }) => state === 'open')!;
  }, 120_000);

  const mark = (pupil: Pupil, word: 'present' | 'late' | 'absent', minutes: number | null = null) =>
    school.trainer.call(markAttendance, {
      params: { halfDayId: half.id },
      body: { marks: [{ enrolmentId: pupil.enrolment.id, mark: word, minutes }] },
    });
  const sign = () => school.trainer.call(signOffHalfDay, { params: { halfDayId: half.id } });

  it('is signed off once everyone is marked, and then only corrected with a reason', async () => {
    await mark(present, 'present');
    expect(await refusalOf(sign())).toBe('marks-missing');
    await mark(late, 'absent');
    await mark(late, 'late', 20);
    const signed = await sign();
    expect([signed.state, signed.rows.map((row) => row.mark).sort()]).toEqual(['signed-off', ['late', 'present']]);
    expect(await refusalOf(mark(late, 'present'))).toBe('half-day-signed-off');
    const history = await school.manager.call(listMarkHistory, { params: { halfDayId: half.id, enrolmentId: late.enrolment.id } });
    expect(history.items.map((item) => item.mark).sort()).toEqual(['absent', 'late']);

    const { items } = await school.trainer.call(listHalfDays, { params: { sessionId: school.session.id } });
    const upcoming = items.find(({ state }) => state === 'upcoming')!;
    const early = {
      params: { halfDayId: upcoming.id },
      body: { marks: [{ enrolmentId: late.enrolment.id, mark: 'present' as const, minutes: null }] },
    };
    expect(await refusalOf(school.trainer.call(markAttendance, early))).toBe('half-day-upcoming');
    const outside = {
      params: { sessionId: school.session.id },
      body: { day: day(400) as never, half: 'am' as const, startsAt: '09:00', endsAt: '12:00' },
    };
    expect(await refusalOf(school.manager.call(addHalfDay, outside))).toBe('outside-session');
  });

  it('becomes an attendance credential; a correction replaces it and the former one falls', async () => {
    const [credential] = (await collectAll(late.wallet, 1)).filter(({ kind }) => kind === 'attendance');
    const claims = await claimsOf(credential!);
    expect([claims['day'], claims['mark']]).toEqual([half.day, 'late']);
    const minutes = Number(claims['minutes']);
    expect(claimOf('attendance', 'minutes').label.fr).toContain('minutes');

    const body = { enrolmentId: late.enrolment.id, mark: 'present' as const, minutes: null, reason: 'Retard du car scolaire' };
    await school.manager.call(correctAttendance, { params: { halfDayId: half.id }, body });
    const [corrected] = await collectAll(late.wallet, 1);
    const now = await claimsOf(corrected!);
    expect(now['mark']).toBe('present');
    expect(Number(now['minutes'])).toBe(minutes + 20);
    const states = await until(
      () => refreshStates(late.wallet, true),
      (all) => all.some(({ id, state }) => id === credential!.id && state === 'replaced'),
    );
    expect(states.find(({ id }) => id === corrected!.id)?.state).toBe('valid');
    const { rows } = await school.manager.call(getSheet, { params: { halfDayId: half.id } });
    expect(rows.find(({ corrected: changed }) => changed)?.reason).toBe('Retard du car scolaire');
    expect((await collectAll(present.wallet, 1)).map(({ kind }) => kind)).toEqual(['attendance']);
  });
});
