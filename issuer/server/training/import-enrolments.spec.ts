import { inRolledBack } from '#shared/server/testing/rolled-back';
import type { Scope } from '#shared/server/scope';
import { given } from './given.ts';
import { importEnrolments } from './import-enrolments.ts';
import { inviteTrainee } from './invite-trainee.ts';
import { listEnrolments } from './list-enrolments.ts';

const spec = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => inRolledBack('issuer', { organisationIds: [] }, work);
const problem = (code: string) => jasmine.objectContaining({ problem: jasmine.objectContaining({ code }) });
const lines = (...rows: readonly string[]): string => ['Prénom;Nom;E-mail', ...rows].join('\r\n');

const room = async (scope: Scope) => {
  const organism = await given.organism(scope);
  const session = await given.session(scope, organism);
  const params = { sessionId: session.id };
  const load = (content: string | Uint8Array, options: { dryRun?: boolean; leaveOutBadRows?: boolean } = {}) =>
    given.by(scope, organism.manager, (own) => {
      const body = {
        fileName: 'stagiaires.csv',
        content: Buffer.from(content).toString('base64'),
        dryRun: false,
        leaveOutBadRows: false,
        ...options,
      };
      return importEnrolments(own, { params, query: {}, body });
    });
  const names = () =>
    given.by(scope, organism.manager, async (own) =>
      (await listEnrolments(own, { params, query: {}, body: {} })).items.map((one) => `${one.givenName} ${one.familyName} ${one.email}`),
    );
  return { organism, session, load, names };
};

describe('an enrolment file', () => {
  it('explains every row of a dry run and saves nothing', () =>
    spec(async (scope) => {
      const { organism, session, load, names } = await room(scope);
      const other = await given.session(scope, organism);
      await given.enrolled(scope, organism, session.id, { givenName: 'Léa', familyName: 'Martin', email: 'lea@exemple.fr' });
      await given.enrolled(scope, organism, other.id, { givenName: 'Paul', familyName: 'Roux', email: 'paul@exemple.fr' });

      const result = await load(
        lines(
          'Nina;Da Silva;Nina@Exemple.fr',
          'PAUL;ROUX;paul@exemple.fr',
          'Lea;MARTIN;lea@exemple.fr',
          'Nina;DA SILVA;nina@exemple.fr',
          'Ninon;Autre;nina@exemple.fr',
          'Jean;Valjean;lea@exemple.fr',
          ';Sansprénom;pas-une-adresse',
        ),
        { dryRun: true },
      );

      expect(result.rows.map((row) => [row.line, row.outcome])).toEqual([
        [2, 'new'],
        [3, 'known'],
        [4, 'already-enrolled'],
        [5, 'twice-in-file'],
        [6, 'wrong'],
        [7, 'wrong'],
        [8, 'wrong'],
      ]);
      expect(result.rows.slice(4).map((row) => row.errors.map((error) => `${error.column} ${error.code}`))).toEqual([
        ['email email-of-another'],
        ['email email-of-another'],
        ['givenName missing', 'email invalid'],
      ]);
      expect([result.good, result.bad, result.skipped, result.saved]).toEqual([2, 3, 2, false]);
      expect(await names()).toEqual(['Léa Martin lea@exemple.fr']);
    }));

  it('saves all good rows at once and records a fact for each; the invitations follow', () =>
    spec(async (scope) => {
      const { organism, load, names } = await room(scope);

      const result = await load(lines('Nina;Da Silva;nina@exemple.fr', 'Élodie;DE L’ORME;elodie@exemple.fr'));

      expect(result.saved).toBeTrue();
      expect(await names()).toEqual(['Nina Da Silva nina@exemple.fr', 'Élodie DE L’ORME elodie@exemple.fr']);
      const facts = await given.facts(scope, organism.organisation.id, 'enrolment.recorded');
      expect(facts.length).toBe(2);
      for (const fact of [...facts, ...facts]) {
        const happened = { factId: '', subject: fact.subject, recordedAt: new Date(0), payload: fact.payload as never };
        await given.by(scope, organism.worker, (own) => inviteTrainee(own, happened));
      }
      expect((await given.facts(scope, organism.organisation.id, 'message.requested')).length).toBe(2);
    }));

  it('refuses to save a file with a wrong row, unless told to leave such rows out', () =>
    spec(async (scope) => {
      const { load, names } = await room(scope);
      const file = lines('Nina;Da Silva;nina@exemple.fr', 'Paul;Roux;paul@@exemple');

      await expectAsync(load(file)).toBeRejectedWith(problem('bad-rows'));
      expect(await names()).toEqual([]);
      expect((await load(file, { leaveOutBadRows: true })).good).toBe(1);
      expect(await names()).toEqual(['Nina Da Silva nina@exemple.fr']);
    }));

  it('changes nothing when it is sent twice', () =>
    spec(async (scope) => {
      const { load, names } = await room(scope);
      const file = lines('Nina;Da Silva;nina@exemple.fr');
      await load(file);

      expect(await load(file)).toEqual(jasmine.objectContaining({ good: 0, skipped: 1, saved: true }));
      expect((await names()).length).toBe(1);
    }));

  it('keeps accents from Excel’s own encoding, tabs and other headers', () =>
    spec(async (scope) => {
      const { load, names } = await room(scope);

      const result = await load(Buffer.from('Adresse mail\tNOM DE FAMILLE\tprenom\nzoe@exemple.fr\tLefèvre\tZoé\n', 'latin1'));

      expect([result.encoding, result.separator]).toEqual(['windows-1252', '\t']);
      expect(await names()).toEqual(['Zoé Lefèvre zoe@exemple.fr']);
    }));

  it('refuses what is no table whatever its name, wrong headers, lost accents, no row, too many rows', () =>
    spec(async (scope) => {
      const { load } = await room(scope);
      const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
      const zip = Buffer.from('504b0304140000000800', 'hex');
      const dos = Buffer.concat([Buffer.from('Prenom;Nom;Mail\nZo'), Buffer.from([0x82]), Buffer.from(';Lefvre;zoe@exemple.fr\n')]);

      for (const wrong of [png, zip, '<!doctype html><table></table>', '%PDF-1.7\n%âãÏÓ'])
        await expectAsync(load(wrong)).toBeRejectedWith(problem('not-a-csv'));
      await expectAsync(load('Prénom;Téléphone\nZoé;0600000000')).toBeRejectedWith(jasmine.objectContaining({ detail: 'nom, e-mail' }));
      await expectAsync(load('a;b;c\n1;2;3')).toBeRejectedWith(problem('wrong-headers'));
      await expectAsync(load(dos)).toBeRejectedWith(problem('wrong-encoding'));
      await expectAsync(load(lines('ZoÃ©;LefÃ¨vre;zoe@exemple.fr'))).toBeRejectedWith(problem('wrong-encoding'));
      await expectAsync(load(lines())).toBeRejectedWith(problem('empty-file'));
      await expectAsync(load('')).toBeRejectedWith(problem('empty-file'));
      await expectAsync(load(lines(...Array.from({ length: 501 }, (_row, at) => `A;B;a${at}@exemple.fr`)))).toBeRejectedWith(
        problem('too-many-rows'),
      );
    }));

  it('holds 500 rows', () =>
    spec(async (scope) => {
      const { load } = await room(scope);

      expect((await load(lines(...Array.from({ length: 500 }, (_row, at) => `Prénom;Nom${at};a${at}@exemple.fr`)))).good).toBe(500);
    }));
});
