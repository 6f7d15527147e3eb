import { inRolledBack } from '#shared/server/testing/rolled-back';
import type { Scope } from '#shared/server/scope';
import { given } from '../training/given.ts';
import { givenClassroom, givenHalfDays } from './given.ts';

const spec = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => inRolledBack('issuer', { organisationIds: [] }, work);
const problem = (code: string) => jasmine.objectContaining({ problem: jasmine.objectContaining({ code }) });
describe('marking attendance', () => {
  it('writes a line per change, keeps minutes for lateness only, and shows the latest', () =>
    spec(async (scope) => {
      const room = await givenClassroom(scope);
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
      const room = await givenClassroom(scope);

      await expectAsync(room.mark(room.trainer, room.afternoon, [room.trainees[0].id, 'present'])).toBeRejectedWith(
        problem('half-day-upcoming'),
      );
      await expectAsync(room.sign(room.trainer, room.afternoon)).toBeRejectedWith(problem('half-day-upcoming'));
    }));

  it('refuses a trainer of another session, and hides the sheet from them', () =>
    spec(async (scope) => {
      const room = await givenClassroom(scope);

      await expectAsync(room.mark(room.otherTrainer, room.morning, [room.trainees[0].id, 'present'])).toBeRejectedWith(
        problem('not-assigned'),
      );
      await expectAsync(room.sheet(room.otherTrainer, room.morning)).toBeRejectedWith(problem('not-found'));
    }));

  it('refuses trainees and half-days of elsewhere as not found', () =>
    spec(async (scope) => {
      const [room, elsewhere] = [await givenClassroom(scope), await givenClassroom(scope)];

      await expectAsync(room.mark(room.trainer, room.morning, [elsewhere.trainees[0].id, 'present'])).toBeRejectedWith(
        problem('not-found'),
      );
      const refused: readonly (() => Promise<unknown>)[] = [
        () => room.sheet(elsewhere.manager, room.morning),
        () => room.mark(elsewhere.manager, room.morning, [elsewhere.trainees[0].id, 'present']),
        () => room.sign(elsewhere.manager, room.morning),
        () => room.correct(elsewhere.manager, room.morning, room.trainees[0].id, 'present'),
        () => room.history(elsewhere.manager, room.morning, room.trainees[0].id),
      ];
      for (const call of refused) await expectAsync(call()).toBeRejectedWith(problem('not-found'));
    }));

  it('shows how each trainee did on the half-days before', () =>
    spec(async (scope) => {
      const room = await givenClassroom(scope);
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
      const room = await givenClassroom(scope);
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
      const room = await givenClassroom(scope);
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
      const room = await givenClassroom(scope);
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
      const room = await givenClassroom(scope);
      await room.marked(room.morning);
      await room.sign(room.trainer, room.morning);

      await room.correct(room.manager, room.morning, room.trainees[1].id, 'absent');

      expect(await given.facts(scope, room.organisation.id, 'attendance.corrected')).toEqual([]);
    }));

  it('refuses a sheet that is not signed, and a trainee who is not on it', () =>
    spec(async (scope) => {
      const [room, elsewhere] = [await givenClassroom(scope), await givenClassroom(scope)];
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
      const room = await givenClassroom(scope);
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
