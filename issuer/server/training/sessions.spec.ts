import { inRolledBack } from '#shared/server/testing/rolled-back';
import type { Scope } from '#shared/server/scope';
import { getSession } from './get-session.ts';
import { given, type Who } from './given.ts';
import { listSessions } from './list-sessions.ts';
import { listTrainers } from './list-trainers.ts';
import { updateSession } from './update-session.ts';

const spec = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => inRolledBack('issuer', { organisationIds: [] }, work);
const problem = (code: string) => jasmine.objectContaining({ problem: jasmine.objectContaining({ code }) });
type Made = Awaited<ReturnType<typeof given.session>>;

const update = (scope: Scope, who: Who, made: Made, changes: object) =>
  given.by(scope, who, (own) => {
    const { title, startsOn, endsOn, place, trainers } = made;
    const body = { title, startsOn, endsOn, place, trainerIds: trainers.map((one) => one.membershipId), ...changes };
    return updateSession(own, { params: { sessionId: made.id }, query: {}, body });
  });

describe('a training session', () => {
  it('is planned with its trainers, and says so by a fact', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);

      const made = await given.session(scope, organism);

      expect(made).toEqual(
        jasmine.objectContaining({ state: 'open', enrolled: 0, connected: 0, startsOn: '2026-11-23', endsOn: '2026-11-27' }),
      );
      expect(made.trainers).toEqual([{ membershipId: organism.trainer.membershipId as never, name: 'Karim Belkacem' }]);
      expect(made.programme.competences).toBe(3);
      const [fact] = await given.facts(scope, organism.organisation.id, 'session.planned');
      expect(fact!.payload).toEqual({
        organisationId: organism.organisation.id,
        sessionId: made.id,
        startsOn: '2026-11-23',
        endsOn: '2026-11-27',
      });
    }));

  it('refuses dates in the wrong order, over three years, trainers of elsewhere, and itself twice', () =>
    spec(async (scope) => {
      const [here, elsewhere] = [await given.organism(scope), await given.organism(scope)];
      const made = await given.session(scope, here);
      const make = (changes: object) => given.session(scope, here, changes);

      await expectAsync(make({ endsOn: '2026-11-22' })).toBeRejectedWith(problem('dates-reversed'));
      await expectAsync(make({ endsOn: '2030-01-01' })).toBeRejectedWith(problem('session-too-long'));
      await expectAsync(make({ trainerIds: [elsewhere.trainer.membershipId] })).toBeRejectedWith(problem('unknown-trainer'));
      await expectAsync(make({ programmeId: made.programme.id, title: made.title.toUpperCase() })).toBeRejectedWith(
        problem('session-exists'),
      );
      const foreign = await given.programme(scope, elsewhere);
      await expectAsync(make({ programmeId: foreign.id })).toBeRejectedWith(problem('not-found'));
    }));

  it('is seen by its trainers, by those who run the organism, and by nobody of another', () =>
    spec(async (scope) => {
      const [here, elsewhere] = [await given.organism(scope), await given.organism(scope)];
      const made = await given.session(scope, here);
      const seen = async (who: Who) => (await given.by(scope, who, listSessions)).items.map((one) => one.id);

      expect(await seen(here.trainer)).toEqual([made.id]);
      expect(await seen(here.manager)).toEqual([made.id]);
      expect(await seen(here.otherTrainer)).toEqual([]);
      expect(await seen(elsewhere.manager)).toEqual([]);
      for (const who of [here.otherTrainer, elsewhere.manager]) {
        const read = given.by(scope, who, (own) => getSession(own, { params: { sessionId: made.id } }));
        await expectAsync(read).toBeRejectedWith(problem('not-found'));
      }
    }));

  it('lists what runs first, then what comes, then what ended', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      await given.session(scope, organism, { title: 'passée', startsOn: '2026-10-01' as never, endsOn: '2026-10-02' as never });
      await given.session(scope, organism, { title: 'à venir', startsOn: '2026-12-01' as never, endsOn: '2026-12-02' as never });
      await given.session(scope, organism, { title: 'en cours' });

      const { items } = await given.by(scope, organism.manager, listSessions);

      expect(items.map((one) => [one.title, one.state])).toEqual([
        ['en cours', 'open'],
        ['à venir', 'planned'],
        ['passée', 'ended'],
      ]);
    }));

  it('changes dates, place and trainers, and says so by a fact', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const made = await given.session(scope, organism);

      const changed = await update(scope, organism.manager, made, {
        endsOn: '2026-12-04',
        place: null,
        trainerIds: [organism.otherTrainer.membershipId],
      });

      expect(changed).toEqual(jasmine.objectContaining({ endsOn: '2026-12-04', place: null }));
      expect(changed.trainers.map((one) => one.name)).toEqual(['Aude Le Goff']);
      expect((await given.facts(scope, organism.organisation.id, 'session.changed')).length).toBe(1);
      await expectAsync(given.by(scope, organism.trainer, (own) => getSession(own, { params: { sessionId: made.id } }))).toBeRejectedWith(
        problem('not-found'),
      );
    }));

  it('keeps its dates around half-days that carry a mark', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const made = await given.session(scope, organism);
      const enrolment = await given.enrolled(scope, organism, made.id);
      await given.by(scope, organism.worker, async ({ db }) => {
        const organisationId = organism.organisation.id;
        const half = { organisationId, sessionId: made.id, day: '2026-11-23', half: 'am', startsAt: '09:00', endsAt: '12:30' };
        const [row]: { id: string }[] = await db('half_days').insert(half, ['id']);
        const recorded = { recordedAt: new Date(0), recordedBy: organism.trainer.accountId, recordedByName: 'Karim' };
        await db('attendance_marks').insert({
          organisationId,
          halfDayId: row!.id,
          enrolmentId: enrolment.id,
          mark: 'present',
          ...recorded,
        });
      });

      await expectAsync(update(scope, organism.manager, made, { startsOn: '2026-11-24' })).toBeRejectedWith(problem('dates-in-use'));
      expect((await update(scope, organism.manager, made, { endsOn: '2026-11-26' })).endsOn as string).toBe('2026-11-26');
    }));

  it('may be given by any colleague, none of another organism', () =>
    spec(async (scope) => {
      const [here] = [await given.organism(scope), await given.organism(scope)];

      const { items } = await given.by(scope, here.manager, listTrainers);

      expect(items.map((one) => one.name)).toEqual(['Aude Le Goff', 'Karim Belkacem', 'Samira Haddad']);
    }));
});
