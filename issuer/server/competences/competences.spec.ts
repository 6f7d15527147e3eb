import { inRolledBack } from '#shared/server/testing/rolled-back';
import type { Scope } from '#shared/server/scope';
import { given, type Who } from '../training/given.ts';
import { correctValidation } from './correct-validation.ts';
import { getCompetenceGrid } from './get-competence-grid.ts';
import { listHistory } from './list-history.ts';
import { refuseCompetence } from './refuse-competence.ts';
import { validateCompetence } from './validate-competence.ts';
import { withdrawValidation } from './withdraw-validation.ts';

const spec = <T>(work: (scope: Scope) => Promise<T>, now?: string): Promise<T> =>
  inRolledBack('issuer', { organisationIds: [], ...(now ? { now: new Date(now) } : {}) }, work);
const problem = (code: string) => jasmine.objectContaining({ problem: jasmine.objectContaining({ code }) });

const classroom = async (scope: Scope, scale: 'medals' | 'hundred' = 'medals', dates: { startsOn?: string; endsOn?: string } = {}) => {
  const organism = await given.organism(scope);
  const programme = await given.programme(scope, organism, { scale });
  const session = await given.session(scope, organism, { programmeId: programme.id, ...(dates as object) });
  const enrolment = await given.enrolled(scope, organism, session.id);
  const [first, second, own] = programme.competences;
  const where = { params: { sessionId: session.id }, query: {} } as const;
  const validate = (who: Who, level: unknown = 'argent', changes: object = {}) =>
    given.by(scope, who, (s) =>
      validateCompetence(s, {
        ...where,
        body: { enrolmentId: enrolment.id, competenceId: first!.id, level: level as never, note: null, ...changes },
      }),
    );
  const refuse = (who: Who, note = 'Encore un peu de pratique') =>
    given.by(scope, who, (s) => refuseCompetence(s, { ...where, body: { enrolmentId: enrolment.id, competenceId: first!.id, note } }));
  const withdraw = (who: Who, validationId: string, reason = 'Erreur de saisie') =>
    given.by(scope, who, (s) => withdrawValidation(s, { params: { validationId: validationId as never }, query: {}, body: { reason } }));
  const history = (who: Who = organism.manager) =>
    given.by(
      scope,
      who,
      async (s) => (await listHistory(s, { params: { enrolmentId: enrolment.id, competenceId: first!.id }, query: {}, body: {} })).items,
    );
  const grid = (who: Who) => given.by(scope, who, (s) => getCompetenceGrid(s, { ...where, body: {} }));
  return {
    ...organism,
    programme,
    session,
    enrolment,
    first: first!,
    second: second!,
    own: own!,
    validate,
    refuse,
    withdraw,
    history,
    grid,
  };
};

describe('validating a competence', () => {
  it('writes the decision and records a fact that says everything a credential needs', () =>
    spec(async (scope) => {
      const room = await classroom(scope);

      const decision = await room.validate(room.trainer);

      expect(decision).toEqual(
        jasmine.objectContaining({ outcome: 'validated', decidedBy: 'Karim Belkacem', decidedOn: '2026-11-24', withdrawnAt: null }),
      );
      expect(decision.level).toEqual({ scale: 'medals', value: 'argent', label: 'Argent', normalised: 2 });
      const [fact] = await given.facts(scope, room.organisation.id, 'competence.validated');
      expect(fact!.payload).toEqual(
        jasmine.objectContaining({
          validationId: decision.id,
          personId: room.enrolment.personId,
          competence: { code: '100063', label: 'Tailler les arbres', referential: 'ROME 4.0 v460' },
          validatedOn: '2026-11-24',
          programmeTitle: room.programme.title,
          validatorRole: 'trainer',
        }),
      );
    }));

  it('takes numbers on the scale of a hundred, and only there', () =>
    spec(async (scope) => {
      const room = await classroom(scope, 'hundred');

      expect((await room.validate(room.trainer, 72)).level?.label).toBe('72/100');
      await expectAsync(room.validate(room.trainer, 'or')).toBeRejectedWith(problem('unknown-level'));
    }));

  it('refuses a level that is in force already, not another one', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      await room.validate(room.trainer);

      await expectAsync(room.validate(room.trainer)).toBeRejectedWith(problem('already-decided'));
      expect((await room.validate(room.trainer, 'or')).level?.value).toBe('or');
      expect((await room.history()).map((one) => one.level?.value)).toEqual(['or', 'argent']);
    }));

  it('refuses a trainer of another session, lets a manager decide', () =>
    spec(async (scope) => {
      const room = await classroom(scope);

      await expectAsync(room.validate(room.otherTrainer)).toBeRejectedWith(problem('not-assigned'));
      expect((await room.validate(room.manager)).decidedBy).toBe('Samira Haddad');
    }));

  it('refuses another organism’s session, trainee and competence as not found', () =>
    spec(async (scope) => {
      const [room, elsewhere] = [await classroom(scope), await classroom(scope)];

      await expectAsync(room.validate(elsewhere.manager)).toBeRejectedWith(problem('not-found'));
      await expectAsync(room.validate(room.manager, 'or', { enrolmentId: elsewhere.enrolment.id })).toBeRejectedWith(problem('not-found'));
      await expectAsync(room.validate(room.manager, 'or', { competenceId: elsewhere.first.id })).toBeRejectedWith(problem('not-found'));
      await expectAsync(room.history(elsewhere.manager)).toBeRejectedWith(problem('not-found'));
    }));

  it('refuses a trainee of another session of the same organism', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      const other = await given.session(scope, room, { programmeId: room.programme.id });
      const trainee = await given.enrolled(scope, room, other.id);

      await expectAsync(room.validate(room.manager, 'or', { enrolmentId: trainee.id })).toBeRejectedWith(problem('not-found'));
    }));

  it('refuses a session that has not started, or ended more than 60 days ago', () =>
    spec(async (scope) => {
      const future = await classroom(scope, 'medals', { startsOn: '2026-11-25', endsOn: '2026-11-27' });
      const past = await classroom(scope, 'medals', { startsOn: '2026-09-01', endsOn: '2026-09-24' });
      const recent = await classroom(scope, 'medals', { startsOn: '2026-09-01', endsOn: '2026-09-25' });

      await expectAsync(future.validate(future.trainer)).toBeRejectedWith(problem('session-not-open'));
      await expectAsync(past.validate(past.manager)).toBeRejectedWith(problem('session-not-open'));
      expect((await recent.validate(recent.trainer)).outcome).toBe('validated');
    }));

  it('refuses a trainee who left', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      await given.by(
        scope,
        room.worker,
        async (s) => void (await s.db('enrolments').where({ id: room.enrolment.id }).update({ state: 'withdrawn', withdrawnAt: s.now() })),
      );

      await expectAsync(room.validate(room.trainer)).toBeRejectedWith(problem('trainee-not-enrolled'));
    }));
});

describe('refusing a competence', () => {
  it('keeps the words, and the validation before it', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      await room.validate(room.trainer, 'bronze');

      await room.refuse(room.trainer);

      expect((await room.history()).map((one) => [one.outcome, one.note, one.level?.value ?? null])).toEqual([
        ['refused', 'Encore un peu de pratique', null],
        ['validated', null, 'bronze'],
      ]);
      expect((await given.facts(scope, room.organisation.id)).map((fact) => fact.name)).not.toContain('validation.withdrawn');
    }));

  it('is written once for two clicks', () =>
    spec(async (scope) => {
      const room = await classroom(scope);

      const [first, second] = [await room.refuse(room.trainer), await room.refuse(room.trainer)];

      expect(second.id).toBe(first.id);
    }));

  it('is for the trainer of the session', () =>
    spec(async (scope) => {
      const room = await classroom(scope);

      await expectAsync(room.refuse(room.otherTrainer)).toBeRejectedWith(problem('not-assigned'));
    }));
});

describe('withdrawing a validation', () => {
  it('keeps the decision, says why, records the fact, and lets the same level be validated again', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      const decision = await room.validate(room.trainer);

      const withdrawn = await room.withdraw(room.manager, decision.id);

      expect(withdrawn).toEqual(jasmine.objectContaining({ id: decision.id, withdrawalReason: 'Erreur de saisie' }));
      const [fact] = await given.facts(scope, room.organisation.id, 'validation.withdrawn');
      expect(fact!.payload['validationId']).toBe(decision.id);
      expect((await room.validate(room.trainer)).level?.value).toBe('argent');
    }));

  it('happens once', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      const decision = await room.validate(room.trainer);
      await room.withdraw(room.manager, decision.id);

      await expectAsync(room.withdraw(room.manager, decision.id)).toBeRejectedWith(problem('already-withdrawn'));
    }));

  it('refuses a refusal and another organism’s validation as not found', () =>
    spec(async (scope) => {
      const [room, elsewhere] = [await classroom(scope), await classroom(scope)];
      const [refusal, validation] = [await room.refuse(room.trainer), await room.validate(room.trainer)];

      await expectAsync(room.withdraw(room.manager, refusal.id)).toBeRejectedWith(problem('not-found'));
      await expectAsync(room.withdraw(elsewhere.manager, validation.id)).toBeRejectedWith(problem('not-found'));
    }));
});

describe('correcting a validation', () => {
  const correct = (scope: Scope, who: Who, validationId: string, level: unknown = 'or') =>
    given.by(scope, who, (s) =>
      correctValidation(s, {
        params: { validationId: validationId as never },
        query: {},
        body: { level: level as never, reason: 'Niveau mal saisi', note: null },
      }),
    );

  it('withdraws the wrong one, writes the right one, and records one fact that names both', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      const wrong = await room.validate(room.trainer);

      const right = await correct(scope, room.manager, wrong.id);

      expect((await room.history()).map((one) => [one.id, one.level?.value, one.withdrawalReason])).toEqual([
        [right.id, 'or', null],
        [wrong.id, 'argent', 'Niveau mal saisi'],
      ]);
      const [fact] = await given.facts(scope, room.organisation.id, 'validation.corrected');
      expect(fact!.payload).toEqual(
        jasmine.objectContaining({
          validationId: right.id,
          replacesValidationId: wrong.id,
          validatedOn: wrong.decidedOn,
          level: jasmine.objectContaining({ value: 'or' }),
        }),
      );
      expect((await given.facts(scope, room.organisation.id)).map((one) => one.name)).not.toContain('validation.withdrawn');
    }));

  it('refuses the same level, one outside the scale, what is withdrawn, and another organism’s', () =>
    spec(async (scope) => {
      const [room, elsewhere] = [await classroom(scope), await classroom(scope)];
      const wrong = await room.validate(room.trainer);

      await expectAsync(correct(scope, room.manager, wrong.id, 'argent')).toBeRejectedWith(problem('already-decided'));
      await expectAsync(correct(scope, room.manager, wrong.id, 72)).toBeRejectedWith(problem('unknown-level'));
      await expectAsync(correct(scope, elsewhere.manager, wrong.id)).toBeRejectedWith(problem('not-found'));
      await correct(scope, room.manager, wrong.id);
      await expectAsync(correct(scope, room.manager, wrong.id, 'bronze')).toBeRejectedWith(problem('already-withdrawn'));
    }));
});

describe('the grid of competences', () => {
  it('shows the latest decision of each cell and how many stand behind it', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      await room.validate(room.trainer, 'bronze');
      await room.validate(room.trainer, 'or');

      const grid = await room.grid(room.trainer);

      expect(grid.competences.map((one) => one.label)).toEqual(room.programme.competences.map((one) => one.label));
      expect(grid.trainees.map((one) => one.enrolmentId)).toEqual([room.enrolment.id]);
      expect(grid.cells.map((cell) => [cell.decision.level?.value, cell.earlier])).toEqual([['or', 1]]);
      expect(grid.mayDecide).toBeTrue();
    }));

  it('is not for trainers of other sessions nor for other organisms', () =>
    spec(async (scope) => {
      const [room, elsewhere] = [await classroom(scope), await classroom(scope)];

      await expectAsync(room.grid(room.otherTrainer)).toBeRejectedWith(problem('not-found'));
      await expectAsync(room.grid(elsewhere.manager)).toBeRejectedWith(problem('not-found'));
    }));
});

describe('the history of decisions', () => {
  it('cannot be changed nor cut by the application', () =>
    spec(async (scope) => {
      const room = await classroom(scope);
      await room.validate(room.trainer);

      const as = (sql: string) => given.by(scope, room.worker, async (s) => void (await s.db.raw(sql)));
      await expectAsync(as("update validations set level = 'or'")).toBeRejectedWithError(/permission denied/u);
      await expectAsync(as('delete from validations')).toBeRejectedWithError(/permission denied/u);
      await expectAsync(as('delete from validation_withdrawals')).toBeRejectedWithError(/permission denied/u);
    }));
});
