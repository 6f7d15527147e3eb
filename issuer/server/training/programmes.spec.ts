import { inRolledBack } from '#shared/server/testing/rolled-back';
import type { Scope } from '#shared/server/scope';
import { given, type Who } from './given.ts';
import { getProgramme } from './get-programme.ts';
import { listProgrammes } from './list-programmes.ts';
import { updateProgramme } from './update-programme.ts';

const spec = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => inRolledBack('issuer', { organisationIds: [] }, work);
const problem = (code: string) => jasmine.objectContaining({ problem: jasmine.objectContaining({ code }) });
type Body = Parameters<typeof updateProgramme>[1]['body'];
type Made = Awaited<ReturnType<typeof given.programme>>;

const bodyOf = (made: Made, changes: Partial<Body> = {}): Body => ({
  ...{ title: made.title, occupationCode: made.occupation?.code ?? null, scale: made.scale, courses: made.courses },
  competences: made.competences.map(({ id, code, label }) => ({ id, code, label })),
  ...changes,
});
const update = (scope: Scope, who: Who, made: Made, changes: Partial<Body>) =>
  given.by(scope, who, (own) => updateProgramme(own, { params: { programmeId: made.id }, query: {}, body: bodyOf(made, changes) }));

/** A decision as the competences module writes it: this module only meets its walls. */
const decide = (scope: Scope, organism: Awaited<ReturnType<typeof given.organism>>, made: Made) =>
  given.by(scope, organism.worker, async (own) => {
    const session = await given.session(own, organism, { programmeId: made.id });
    const enrolment = await given.enrolled(own, organism, session.id);
    await given.by(own, organism.worker, async (s) => {
      await s.db('validations').insert({
        ...{ organisationId: organism.organisation.id, sessionId: session.id, enrolmentId: enrolment.id, personId: enrolment.personId },
        ...{ programmeId: made.id, scale: made.scale, competenceId: made.competences[0]!.id, outcome: 'validated', level: 'or' },
        ...{
          decidedOn: '2026-11-24',
          decidedAt: s.now(),
          decidedBy: organism.trainer.accountId,
          decidedByName: 'Karim',
          decidedByRole: 'trainer',
        },
      });
    });
  });

describe('a programme', () => {
  it('copies label, nature and version of the catalogue, whatever the caller wrote, and keeps the organism’s own words', () =>
    spec(async (scope) => {
      const made = await given.programme(scope, await given.organism(scope));

      expect(made.occupation).toEqual({ code: 'A1203' as never, label: 'Agent / Agente d’entretien des espaces verts' });
      expect(made.romeVersion).toBe('460');
      expect(made.competences.map((one) => [one.code, one.label.length > 3, one.nature])).toEqual([
        ['100063', true, 'savoir_faire'],
        ['104929', true, 'savoir_faire'],
        [null, true, null],
      ]);
      expect(made.competences[1]!.label).not.toContain('navigateur');
      expect(made.courses.map((course) => course.title)).toEqual(['Taille douce', 'Sécurité au travail']);
    }));

  it('refuses a métier or a competence that ROME does not have, and the same one twice', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const competence = (code: string | null, label: string) => ({ code: code as never, label });
      const make = (changes: object) => given.programme(scope, organism, changes);

      await expectAsync(make({ occupationCode: 'A9999' })).toBeRejectedWith(problem('unknown-occupation'));
      await expectAsync(make({ competences: [competence('999999999', 'x')] })).toBeRejectedWith(problem('unknown-competence'));
      await expectAsync(make({ competences: [competence('100063', 'a'), competence('100063', 'b')] })).toBeRejectedWith(
        problem('competence-twice'),
      );
      await expectAsync(make({ competences: [competence(null, 'Élaguer'), competence(null, 'elaguer !')] })).toBeRejectedWith(
        problem('competence-twice'),
      );
    }));

  it('has a title of its own in its organism, accents and case ignored', () =>
    spec(async (scope) => {
      const [here, elsewhere] = [await given.organism(scope), await given.organism(scope)];
      const made = await given.programme(scope, here, { title: 'Élagage' });
      const other = await given.programme(scope, here);

      await expectAsync(given.programme(scope, here, { title: 'ELAGAGE' })).toBeRejectedWith(problem('title-taken'));
      await expectAsync(update(scope, here.manager, other, { title: 'élagage' })).toBeRejectedWith(problem('title-taken'));
      expect((await given.programme(scope, elsewhere, { title: 'Élagage' })).id).not.toBe(made.id);
    }));

  it('is one organism’s: another sees none of it', () =>
    spec(async (scope) => {
      const [here, elsewhere] = [await given.organism(scope), await given.organism(scope)];
      const made = await given.programme(scope, here);
      const own = await given.programme(scope, elsewhere);

      expect((await given.by(scope, elsewhere.manager, listProgrammes)).items.map((one) => one.id)).toEqual([own.id]);
      const read = given.by(scope, elsewhere.manager, (s) => getProgramme(s, { params: { programmeId: made.id } }));
      await expectAsync(read).toBeRejectedWith(problem('not-found'));
      await expectAsync(update(scope, elsewhere.manager, made, {})).toBeRejectedWith(problem('not-found'));
    }));

  it('keeps the ids of the competences that stay, corrects the organism’s own words, adds and removes', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const made = await given.programme(scope, organism);
      const [tailler, , accueillir] = made.competences;

      const changed = await update(scope, organism.manager, made, {
        competences: [
          { id: accueillir!.id, code: null, label: 'Accueillir un apprenti' },
          { code: tailler!.code, label: 'x' },
          { code: '116214', label: 'x' },
        ],
        courses: [{ title: 'Débroussailler' }],
      });

      expect(changed.competences.map((one) => one.id).slice(0, 2)).toEqual([accueillir!.id, tailler!.id]);
      expect(changed.competences[0]!.label).toBe('Accueillir un apprenti');
      expect(changed.competences[1]!.label).toBe('Tailler les arbres');
      expect(changed.competences.length).toBe(3);
      expect(changed.courses).toEqual([{ title: 'Débroussailler' }]);
    }));

  it('keeps a competence and a scale that carry a decision', () =>
    spec(async (scope) => {
      const organism = await given.organism(scope);
      const made = await given.programme(scope, organism);
      await decide(scope, organism, made);
      const without = (index: number) => bodyOf(made).competences.filter((_one, at) => at !== index);

      await expectAsync(update(scope, organism.manager, made, { competences: without(0) })).toBeRejectedWith(problem('competence-in-use'));
      await expectAsync(update(scope, organism.manager, made, { scale: 'hundred' })).toBeRejectedWith(problem('scale-in-use'));
      expect((await update(scope, organism.manager, made, { competences: without(1) })).competences.length).toBe(2);
    }));
});
