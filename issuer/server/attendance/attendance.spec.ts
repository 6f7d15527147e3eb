import { inRolledBack } from '#shared/server/testing/rolled-back';
import type { Scope } from '#shared/server/scope';
import { given, type Who } from '../training/given.ts';
import { addHalfDay } from './add-half-day.ts';
import { correctAttendance } from './correct-attendance.ts';
import { getSheet } from './get-sheet.ts';
import { givenHalfDays } from './given.ts';
import { listHalfDays } from './list-half-days.ts';
import { listMarkHistory } from './list-mark-history.ts';
import { listToday } from './list-today.ts';
import { markAttendance } from './mark-attendance.ts';
import { planHalfDays } from './plan-half-days.ts';
import { signOffHalfDay } from './sign-off-half-day.ts';

const spec = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => inRolledBack('issuer', { organisationIds: [] }, work);
const problem = (code: string) => jasmine.objectContaining({ problem: jasmine.objectContaining({ code }) });
type Mark = 'present' | 'absent' | 'late' | 'excused';

/** Tuesday 24 November 2026, 9:30 in France: the morning is open, the afternoon is not. */
const classroom = async (scope: Scope) => {
  const organism = await given.organism(scope);
  const session = await given.session(scope, organism);
  const halves = await givenHalfDays(scope, organism, session.id);
  const trainees = [
    await given.enrolled(scope, organism, session.id, { familyName: 'Arnaud' }),
    await given.enrolled(scope, organism, session.id, { familyName: 'Blanc' }),
  ] as const;
  const id = (day: string, half: 'am' | 'pm') => halves.find((one) => one.day === day && one.half === half)!.id;
  const [morning, afternoon, monday] = [id('2026-11-24', 'am'), id('2026-11-24', 'pm'), id('2026-11-23', 'am')];
  const at = (halfDayId: string) => ({ params: { halfDayId: halfDayId as never }, query: {} });
  const mark = (who: Who, halfDayId: string, ...marks: readonly (readonly [string, Mark, number?])[]) =>
    given.by(scope, who, (s) =>
      markAttendance(s, {
        ...at(halfDayId),
        body: {
          marks: marks.map(([enrolmentId, value, minutes]) => ({
            enrolmentId: enrolmentId as never,
            mark: value,
            minutes: minutes ?? null,
          })),
        },
      }),
    );
  const sign = (who: Who, halfDayId: string) => given.by(scope, who, (s) => signOffHalfDay(s, { ...at(halfDayId), body: {} }));
  const correct = (who: Who, halfDayId: string, enrolmentId: string, value: Mark, reason = 'Billet de la SNCF') =>
    given.by(scope, who, (s) =>
      correctAttendance(s, { ...at(halfDayId), body: { enrolmentId: enrolmentId as never, mark: value, minutes: null, reason } }),
    );
  const sheet = (who: Who, halfDayId: string) => given.by(scope, who, (s) => getSheet(s, { ...at(halfDayId), body: {} }));
  const history = (who: Who, halfDayId: string, enrolmentId: string) =>
    given.by(
      scope,
      who,
      async (s) =>
        (await listMarkHistory(s, { params: { halfDayId: halfDayId as never, enrolmentId: enrolmentId as never }, query: {}, body: {} }))
          .items,
    );
  const marked = async (halfDayId: string): Promise<void> =>
    void (await mark(organism.trainer, halfDayId, [trainees[0].id, 'late', 15], [trainees[1].id, 'absent']));
  return { ...organism, session, trainees, morning, afternoon, monday, mark, sign, correct, sheet, history, marked };
};

describe('the half-days of a session', () => {
  it('are its working mornings and afternoons, drawn once however often the fact comes', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const session = await given.session(scope, organism);
      await givenHalfDays(scope, organism, session.id);
      const halves = await givenHalfDays(scope, organism, session.id);

      expect(halves.length).toBe(10);
      const { items } = await given.by(scope, organism.trainer, (s) =>
        listHalfDays(s, { params: { sessionId: session.id }, query: {}, body: {} }),
      );
      expect(items.map((one) => one.state).slice(0, 4)).toEqual(['open', 'open', 'open', 'upcoming']);
    }));

  it('follow the session when it moves, marked ones staying', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      await room.marked(room.morning);
      const move = (startsOn: string, endsOn: string) =>
        given.by(scope, room.manager, async (s) => {
          await s.db('sessions').where({ id: room.session.id }).update({ startsOn, endsOn });
          const payload = {
            organisationId: room.organisation.id,
            sessionId: room.session.id,
            startsOn: startsOn as never,
            endsOn: endsOn as never,
          };
          await planHalfDays(s, { factId: '', subject: '', recordedAt: s.now(), payload });
          return (await listHalfDays(s, { params: { sessionId: room.session.id }, query: {}, body: {} })).items.map(
            (one) => one.day as string,
          );
        });

      expect([...new Set(await move('2026-11-24', '2026-11-30'))]).toEqual([
        '2026-11-24',
        '2026-11-25',
        '2026-11-26',
        '2026-11-27',
        '2026-11-30',
      ]);
      await expectAsync(move('2026-11-25', '2026-11-30')).toBeRejectedWithError(/marked half-days/u);
    }));

  it('take a Saturday by hand, once, within the dates and in order', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const session = await given.session(scope, organism, { endsOn: '2026-11-29' as never });
      const add = (changes: object = {}) =>
        given.by(scope, organism.manager, (s) =>
          addHalfDay(s, {
            params: { sessionId: session.id },
            query: {},
            body: { day: '2026-11-28' as never, half: 'am', startsAt: '08:30', endsAt: '12:00', ...changes },
          }),
        );

      expect(await add()).toEqual(jasmine.objectContaining({ day: '2026-11-28', half: 'am', state: 'upcoming' }));
      await expectAsync(add()).toBeRejectedWith(problem('half-day-exists'));
      await expectAsync(add({ day: '2026-11-30' })).toBeRejectedWith(problem('outside-session'));
      await expectAsync(add({ half: 'pm', startsAt: '14:00', endsAt: '14:00' })).toBeRejectedWith(problem('invalid-request'));
    }));

  it('of today are those of the sessions one records in', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      const today = (who: Who) =>
        given.by(scope, who, async (s) => (await listToday(s)).items.map((one) => `${one.day} ${one.half} ${one.session}`));

      expect(await today(room.trainer)).toEqual([`2026-11-24 am ${room.session.title}`, `2026-11-24 pm ${room.session.title}`]);
      expect(await today(room.otherTrainer)).toEqual([]);
      expect((await today(room.manager)).length).toBe(2);
    }));
});

describe('marking attendance', () => {
  it('writes a line per change, keeps minutes for lateness only, and shows the latest', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      const [arnaud, blanc] = room.trainees;

      await room.mark(room.trainer, room.morning, [arnaud.id, 'absent'], [blanc.id, 'present', 12]);
      const sheet = await room.mark(room.trainer, room.morning, [arnaud.id, 'late', 20], [blanc.id, 'present']);

      expect(sheet.rows.map((row) => [row.familyName, row.mark, row.minutes, row.corrected])).toEqual([
        ['Arnaud', 'late', 20, false],
        ['Blanc', 'present', null, false],
      ]);
      expect((await room.history(room.trainer, room.morning, arnaud.id)).map((one) => one.mark)).toEqual(['late', 'absent']);
      expect((await room.history(room.trainer, room.morning, blanc.id)).length).toBe(1);
    }));

  it('refuses a half-day that has not started, by the server’s clock', () =>
    spec(async (scope) => {
      const room = await classroom(scope);

      await expectAsync(room.mark(room.trainer, room.afternoon, [room.trainees[0].id, 'present'])).toBeRejectedWith(
        problem('half-day-upcoming'),
      );
      await expectAsync(room.sign(room.trainer, room.afternoon)).toBeRejectedWith(problem('half-day-upcoming'));
    }));

  it('refuses a trainer of another session, and hides the sheet from them', () =>
    spec(async (scope) => {
      const room = await classroom(scope);

      await expectAsync(room.mark(room.otherTrainer, room.morning, [room.trainees[0].id, 'present'])).toBeRejectedWith(
        problem('not-assigned'),
      );
      await expectAsync(room.sheet(room.otherTrainer, room.morning)).toBeRejectedWith(problem('not-found'));
    }));

  it('refuses trainees and half-days of elsewhere as not found', () =>
    spec(async (scope) => {
      const [room, elsewhere] = [await classroom(scope), await classroom(scope)];

      await expectAsync(room.mark(room.trainer, room.morning, [elsewhere.trainees[0].id, 'present'])).toBeRejectedWith(
        problem('not-found'),
      );
      for (const refused of [
        room.sheet(elsewhere.manager, room.morning),
        room.mark(elsewhere.manager, room.morning, [elsewhere.trainees[0].id, 'present']),
        room.sign(elsewhere.manager, room.morning),
        room.history(elsewhere.manager, room.morning, room.trainees[0].id),
      ]) {
        await expectAsync(refused).toBeRejectedWith(problem('not-found'));
      }
    }));

  it('shows how each trainee did on the half-days before', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      await room.marked(room.monday);

      const { rows } = await room.sheet(room.trainer, room.morning);

      expect(rows.map((row) => row.recent as unknown)).toEqual([
        [{ day: '2026-11-23', half: 'am', mark: 'late' }],
        [{ day: '2026-11-23', half: 'am', mark: 'absent' }],
      ]);
    }));
});

describe('signing a half-day off', () => {
  it('closes the sheet and records a fact per trainee, with the minutes it is worth', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      await room.marked(room.morning);

      const sheet = await room.sign(room.trainer, room.morning);

      expect(sheet).toEqual(
        jasmine.objectContaining({ state: 'signed-off', signedOffBy: 'Karim Belkacem', mayMark: false, marked: 2, expected: 2 }),
      );
      const facts = await given.facts(scope, room.organisation.id, 'attendance.signed-off');
      expect(
        facts.map(({ payload }) => [payload['mark'], payload['minutesPresent'], payload['minutesPlanned'], payload['personId']]),
      ).toEqual([
        ['late', 195, 210, room.trainees[0].personId],
        ['absent', 0, 210, room.trainees[1].personId],
      ]);
    }));

  it('refuses a sheet with a mark missing, an empty one, and a second signature', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      await room.mark(room.trainer, room.morning, [room.trainees[0].id, 'present']);
      await expectAsync(room.sign(room.trainer, room.morning)).toBeRejectedWith(problem('marks-missing'));
      await room.mark(room.trainer, room.morning, [room.trainees[1].id, 'excused']);
      await room.sign(room.trainer, room.morning);

      await expectAsync(room.sign(room.trainer, room.morning)).toBeRejectedWith(problem('half-day-signed-off'));
      await expectAsync(room.mark(room.trainer, room.morning, [room.trainees[1].id, 'present'])).toBeRejectedWith(
        problem('half-day-signed-off'),
      );
      const empty = await given.session(scope, room);
      const [half] = await givenHalfDays(scope, room, empty.id);
      await expectAsync(room.sign(room.trainer, half!.id)).toBeRejectedWith(problem('marks-missing'));
    }));
});

describe('correcting a signed sheet', () => {
  it('adds a line with its reason and replaces what the former one earned', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      const [, blanc] = room.trainees;
      await room.marked(room.morning);
      await room.sign(room.trainer, room.morning);
      const [, before] = await given.facts(scope, room.organisation.id, 'attendance.signed-off');

      const sheet = await room.correct(room.manager, room.morning, blanc.id, 'present');

      expect(sheet.rows[1]).toEqual(
        jasmine.objectContaining({ mark: 'present', corrected: true, reason: 'Billet de la SNCF', recordedBy: 'Samira Haddad' }),
      );
      expect((await room.history(room.manager, room.morning, blanc.id)).map((one) => [one.mark, one.reason])).toEqual([
        ['present', 'Billet de la SNCF'],
        ['absent', null],
      ]);
      const [fact] = await given.facts(scope, room.organisation.id, 'attendance.corrected');
      expect(fact!.payload).toEqual(
        jasmine.objectContaining({ replacesRecordId: before!.payload['recordId'], mark: 'present', minutesPresent: 210 }),
      );
    }));

  it('changes nothing when it says what already stands', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      await room.marked(room.morning);
      await room.sign(room.trainer, room.morning);

      await room.correct(room.manager, room.morning, room.trainees[1].id, 'absent');

      expect(await given.facts(scope, room.organisation.id, 'attendance.corrected')).toEqual([]);
    }));

  it('refuses a sheet that is not signed, and a trainee who is not on it', () =>
    spec(async (scope) => {
      const [room, elsewhere] = [await classroom(scope), await classroom(scope)];
      await room.marked(room.morning);
      await expectAsync(room.correct(room.manager, room.morning, room.trainees[1].id, 'present')).toBeRejectedWith(
        problem('half-day-not-signed-off'),
      );
      await room.sign(room.trainer, room.morning);

      await expectAsync(room.correct(room.manager, room.morning, elsewhere.trainees[0].id, 'present')).toBeRejectedWith(
        problem('not-found'),
      );
    }));
});

describe('marks and signatures', () => {
  it('cannot be changed nor removed by the application', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      await room.marked(room.morning);

      const as = (sql: string) => given.by(scope, room.worker, async (s) => void (await s.db.raw(sql)));
      for (const sql of [
        "update attendance_marks set mark = 'present'",
        'delete from attendance_marks',
        'delete from half_day_sign_offs',
        'truncate attendance_marks',
      ]) {
        await expectAsync(as(sql)).toBeRejectedWithError(/permission denied/u);
      }
      await expectAsync(as('delete from half_days')).toBeRejectedWithError(/marked_half_day_stays/u);
    }));
});
