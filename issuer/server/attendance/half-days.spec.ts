import { inRolledBack } from '#shared/server/testing/rolled-back';
import type { Scope } from '#shared/server/scope';
import { given, type Who } from '../training/given.ts';
import { addHalfDay } from './add-half-day.ts';
import { givenClassroom, givenHalfDays } from './given.ts';
import { listHalfDays } from './list-half-days.ts';
import { listToday } from './list-today.ts';
import { planHalfDays } from './plan-half-days.ts';

const spec = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => inRolledBack('issuer', { organisationIds: [] }, work);
const problem = (code: string) => jasmine.objectContaining({ problem: jasmine.objectContaining({ code }) });

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
      const room = await givenClassroom(scope);
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
      const room = await givenClassroom(scope);
      const today = (who: Who) =>
        given.by(scope, who, async (s) => (await listToday(s)).items.map((one) => `${one.day} ${one.half} ${one.session}`));

      expect(await today(room.trainer)).toEqual([`2026-11-24 am ${room.session.title}`, `2026-11-24 pm ${room.session.title}`]);
      expect(await today(room.otherTrainer)).toEqual([]);
      expect((await today(room.manager)).length).toBe(2);
    }));
});
