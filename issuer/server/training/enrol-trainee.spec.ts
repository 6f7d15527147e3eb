import { inRolledBack } from '#shared/server/testing/rolled-back';
import type { Scope } from '#shared/server/scope';
import { enrolTrainee } from './enrol-trainee.ts';
import { given } from './given.ts';
import { listEnrolments } from './list-enrolments.ts';

const spec = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => inRolledBack('issuer', { organisationIds: [] }, work);
const problem = (code: string) => jasmine.objectContaining({ problem: jasmine.objectContaining({ code }) });
const lea = { givenName: 'Léa', familyName: 'Martin', email: 'lea@exemple.fr' };

describe('enrolling a trainee', () => {
  it('makes the person known, records the fact and sends the invitation', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const session = await given.session(scope, organism);

      const enrolment = await given.enrolled(scope, organism, session.id, lea);

      expect(enrolment).toEqual(jasmine.objectContaining({ ...lea, state: 'active', wallet: 'invited', enrolledOn: '2026-11-24' }));
      expect(enrolment.invitedAt).not.toBeNull();
      const facts = await given.facts(scope, organism.organisation.id);
      expect(facts.find((fact) => fact.name === 'enrolment.recorded')?.payload).toEqual(
        jasmine.objectContaining({
          enrolmentId: enrolment.id,
          personId: enrolment.personId,
          sessionTitle: session.title,
          startsOn: '2026-11-23',
        }),
      );
      expect(facts.map((fact) => fact.name)).toContain('message.requested');
    }));

  it('keeps the case of names, tidies their spaces', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const session = await given.session(scope, organism);

      const enrolment = await given.enrolled(scope, organism, session.id, { givenName: 'Marie  Lou', familyName: "DE L'Orme" });

      expect([enrolment.givenName, enrolment.familyName]).toEqual(['Marie Lou', 'DE L’Orme']);
    }));

  it('refuses who is already in the session', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const session = await given.session(scope, organism);
      await given.enrolled(scope, organism, session.id, lea);

      await expectAsync(given.enrolled(scope, organism, session.id, { ...lea, familyName: 'MARTIN' })).toBeRejectedWith(
        problem('already-enrolled'),
      );
    }));

  it('refuses an address that belongs to someone of another name', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const [first, second] = [await given.session(scope, organism), await given.session(scope, organism)];
      await given.enrolled(scope, organism, first.id, lea);

      await expectAsync(given.enrolled(scope, organism, second.id, { ...lea, givenName: 'Paul' })).toBeRejectedWith(
        problem('email-of-another'),
      );
    }));

  it('recognises a person the organism knows, and makes another one at another organism', () =>
    spec(async (scope) => {
      const [here, elsewhere] = [await given.organism(scope), await given.organism(scope)];
      const [first, second, foreign] = [
        await given.session(scope, here),
        await given.session(scope, here),
        await given.session(scope, elsewhere),
      ];

      const persons = [
        (await given.enrolled(scope, here, first.id, lea)).personId,
        (await given.enrolled(scope, here, second.id, { ...lea, familyName: 'martin' })).personId,
        (await given.enrolled(scope, elsewhere, foreign.id, lea)).personId,
      ];

      expect(persons[1]).toBe(persons[0]);
      expect(persons[2]).not.toBe(persons[0]);
    }));

  it('refuses another organism’s session as not found', () =>
    spec(async (scope) => {
      const [here, elsewhere] = [await given.organism(scope), await given.organism(scope)];
      const session = await given.session(scope, elsewhere);

      await expectAsync(given.enrolled(scope, here, session.id)).toBeRejectedWith(problem('not-found'));
    }));

  it('refuses an organism that is not approved', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const session = await given.session(scope, organism);
      await given.by(
        scope,
        organism.worker,
        async (own) => void (await own.db('organisations').where({ id: own.tenant.organisationIds[0] }).update({ state: 'suspended' })),
      );

      await expectAsync(given.enrolled(scope, organism, session.id)).toBeRejectedWith(problem('organisation-not-approved'));
    }));

  it('shows trainees by family name, to the organism alone', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const session = await given.session(scope, organism);
      for (const familyName of ['Zola', 'Éluard', 'Dumas']) await given.enrolled(scope, organism, session.id, { familyName });

      const { items } = await given.by(scope, organism.manager, (own) =>
        listEnrolments(own, { params: { sessionId: session.id }, query: {}, body: {} }),
      );

      expect(items.map((item) => item.familyName)).toEqual(['Dumas', 'Éluard', 'Zola']);
      const elsewhere = await given.organism(scope);
      await expectAsync(
        given.by(scope, elsewhere.manager, (own) => listEnrolments(own, { params: { sessionId: session.id }, query: {}, body: {} })),
      ).toBeRejectedWith(problem('not-found'));
    }));

  it('is for the trainer’s own sessions when a trainer looks', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const session = await given.session(scope, organism);
      const asked = (who: typeof organism.trainer) =>
        given.by(scope, who, (own) => listEnrolments(own, { params: { sessionId: session.id }, query: {}, body: {} }));

      expect((await asked(organism.trainer)).items).toEqual([]);
      await expectAsync(asked(organism.otherTrainer)).toBeRejectedWith(problem('not-found'));
      await expectAsync(
        given.by(scope, organism.otherTrainer, (own) => enrolTrainee(own, { params: { sessionId: session.id }, query: {}, body: lea })),
      ).toBeRejectedWith(problem('not-found'));
    }));
});
