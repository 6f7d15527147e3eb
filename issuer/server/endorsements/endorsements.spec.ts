import type { Actor, Scope } from '#shared/server/scope';
import { inRolledBack } from '#shared/server/testing/rolled-back';
import { given, type Who } from '../training/given.ts';
import { askEndorsement } from './ask-endorsement.ts';
import { endorseExperience } from './endorse-experience.ts';
import { EndorsementModel } from './endorsement.model.ts';
import { getEvidence } from './get-evidence.ts';
import { givenDeclaration, givenExperience, givenFile, givenOtherType, givenPartOf } from './given.ts';
import { listEndorsements } from './list-endorsements.ts';
import { listWalletEndorsements } from './list-wallet-endorsements.ts';
import { listDeliveries } from '../notifications/index.ts';
import { refusalLetter } from './refusal-letter.ts';
import { refuseEndorsement } from './refuse-endorsement.ts';
import { tellRefusal } from './tell-refusal.ts';
import { takeEndorsementBack } from './take-endorsement-back.ts';
import { withdrawEndorsement } from './withdraw-endorsement.ts';

const spec = <T>(work: (scope: Scope) => Promise<T>): Promise<T> => inRolledBack('issuer', { organisationIds: [] }, work);
const problem = (code: string) => jasmine.objectContaining({ problem: jasmine.objectContaining({ code }) });
const [tile, clean] = givenExperience.competences.map(({ name }) => name) as [string, string];

/** An organism, a trainee of its first trainer, and their wallet. */
const givenRoom = async (scope: Scope) => {
  const organism = await given.organism(scope);
  const session = await given.session(scope, organism);
  const { personId } = await given.enrolled(scope, organism, session.id);
  const organisationId = organism.organisation.id;
  const actor: Actor = { kind: 'wallet', thumbprint: 'spec', connectionId: personId, organisationId, personId };
  const wallet = { actor, organisationId };
  const at = (id: string) => ({ params: { endorsementId: id as never }, query: {} });
  const ask = async (changes: object = {}) => {
    const whole = { declaration: await givenDeclaration(), competences: [tile, clean], words: null, evidence: null, ...changes };
    return given.by(scope, wallet, (s) => askEndorsement(s, { params: {}, query: {}, body: whole }));
  };
  return {
    ...{ organism, personId, wallet, ask, session },
    list: (who: Who) => given.by(scope, who, (s) => listEndorsements(s, { params: {}, query: {}, body: {} })),
    told: () => given.by(scope, wallet, (s) => listWalletEndorsements(s)),
    endorse: (who: Who, id: string, competences: string[]) =>
      given.by(scope, who, (s) => endorseExperience(s, { ...at(id), body: { competences } })),
    refuse: (who: Who, id: string) =>
      given.by(scope, who, (s) => refuseEndorsement(s, { ...at(id), body: { answer: 'Rien ne le montre.' } })),
    withdraw: (id: string) => given.by(scope, organism.manager, (s) => withdrawEndorsement(s, { ...at(id), body: { reason: 'Erreur' } })),
    file: (who: Who, id: string) => given.by(scope, who, (s) => getEvidence(s, { ...at(id), body: {} })),
    back: (id: string, who: Pick<Who, 'actor' | 'organisationId'> = wallet) =>
      given.by(scope, who, (s) => takeEndorsementBack(s, { ...at(id), body: {} })),
    row: (id: string) => given.by(scope, organism.manager, async (s) => EndorsementModel.query(s.db).findById(id).throwIfNotFound()),
    facts: async (name: string) => (await given.facts(scope, organisationId, name)).map(({ payload }) => payload),
  };
};

describe('a request to endorse an experience', () => {
  it('shows the organism what is declared, what is asked, and who asks', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);
      await room.ask({ competences: [tile], words: 'Deux ans de chantier.' });

      const { items, open } = await room.list(room.organism.trainer);

      expect([open, items.length]).toEqual([1, 1]);
      expect(items[0]!.competences.map((one) => [one.name, one.asked, one.endorsed])).toEqual([
        [tile, true, false],
        [clean, false, false],
        ['Conduire une voiture', false, false],
      ]);
      expect([items[0]!.declared.title, items[0]!.words, items[0]!.person.givenName]).toEqual([
        'Aide carreleuse',
        'Deux ans de chantier.',
        'Léa',
      ]);
    }));

  it('is unreadable in the database', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);
      const { id } = await room.ask({ evidence: await givenFile() });

      expect(JSON.stringify(await room.row(id))).not.toMatch(/carre|Chantiers|certificat/u);
    }));

  it('is refused when another key signed it, when it is altered, shown in part, or of another type', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);
      const whole = await givenDeclaration();
      const [jwt, ...disclosures] = whole.split('~');
      const [header, payload, signature] = jwt!.split('.') as [string, string, string];
      const forged = [`${header}.${payload}.${signature.slice(0, -4)}AAAA`, ...disclosures].join('~');
      const dropped = [jwt, ...disclosures.slice(1)].join('~');
      for (const declaration of [forged, dropped, await givenPartOf(whole), await givenOtherType(), 'x', `${whole}x`])
        await expectAsync(room.ask({ declaration })).toBeRejectedWith(problem('not-a-declaration'));
    }));

  it('is refused without its optional words, which its hash covers', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);
      const whole = await givenDeclaration({ ...givenExperience, description: 'Sols et murs.' });
      const parts = whole.split('~');
      const without = parts.filter((part) => !Buffer.from(part, 'base64url').toString().includes('"description"'));
      expect(without.length).toBe(parts.length - 1);

      await expectAsync(room.ask({ declaration: without.join('~') })).toBeRejectedWith(problem('not-a-declaration'));
    }));

  it('names competences of the declaration only', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);

      await expectAsync(room.ask({ competences: [tile, 'Piloter un avion'] })).toBeRejectedWith(problem('competence-not-declared'));
    }));

  it('is made once while it waits or stands, and anew once refused', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);
      const { id } = await room.ask();
      await expectAsync(room.ask()).toBeRejectedWith(problem('endorsement-already-asked'));
      await room.refuse(room.organism.manager, id);

      const again = await room.ask();
      await room.endorse(room.organism.manager, again.id, [tile]);

      await expectAsync(room.ask()).toBeRejectedWith(problem('endorsement-already-asked'));
      const told = (await room.told()).items.map(({ state, answer }) => [state, answer]);
      expect(told).toEqual(
        jasmine.arrayWithExactContents([
          ['endorsed', null],
          ['refused', 'Rien ne le montre.'],
        ]),
      );
    }));

  it('is taken back by its person alone, before the answer', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);
      const { id } = await room.ask({ evidence: await givenFile() });
      const { personId } = await given.enrolled(scope, room.organism, room.session.id);
      const other = { ...room.wallet, actor: { ...room.wallet.actor, personId } as Actor };
      await expectAsync(room.back(id, other)).toBeRejectedWith(problem('not-found'));

      await room.back(id);
      await room.back(id);

      expect([(await room.row(id)).sealedFile, (await room.list(room.organism.manager)).items.length]).toEqual([null, 0]);
      await expectAsync(room.endorse(room.organism.manager, id, [tile])).toBeRejectedWith(problem('endorsement-decided'));
    }));
});

describe('the evidence of a request', () => {
  it('is read by who may decide, until the decision', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);
      const file = await givenFile();
      const { id } = await room.ask({ evidence: file });

      expect(await room.file(room.organism.trainer, id)).toEqual({ name: file.name, content: file.content });
      await expectAsync(room.file(room.organism.otherTrainer, id)).toBeRejectedWith(problem('not-found'));

      const decided = await room.endorse(room.organism.trainer, id, [tile]);

      expect(decided.evidence).toEqual({ name: file.name, digest: file.digest as never, shown: false });
      await expectAsync(room.file(room.organism.trainer, id)).toBeRejectedWith(problem('not-found'));
    }));

  it('is the file of its hash, or the hash alone', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);
      const file = await givenFile();
      const other = await givenFile('Autre');
      await expectAsync(room.ask({ evidence: { ...file, content: other.content } })).toBeRejectedWith(problem('evidence-differs'));

      await room.ask({ evidence: { ...file, content: null } });

      expect((await room.list(room.organism.manager)).items[0]!.evidence).toEqual(jasmine.objectContaining({ shown: false }));
    }));
});

describe('an endorsement', () => {
  it('tells which competences, of which declaration, on which evidence, and no name', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);
      const file = await givenFile();
      const { id, declaration } = await room.ask({ evidence: file });

      await room.endorse(room.organism.trainer, id, [tile]);

      expect(await room.facts('experience.endorsed')).toEqual([
        jasmine.objectContaining({
          competences: [{ name: tile, code: '300423' }],
          declared: { title: 'Aide carreleuse', organisation: 'Chantiers Diallo', digest: declaration },
          evidence: [{ name: file.name, digest: file.digest }],
          ...{ endorsedOn: '2026-11-24', endorserRole: 'trainer' },
        }),
      ]);
      expect((await room.told()).items[0]!.endorsed).toEqual([tile]);
    }));

  it('is given once, and only of what was asked', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);
      const { id } = await room.ask({ competences: [tile] });
      await expectAsync(room.endorse(room.organism.manager, id, [tile, clean])).toBeRejectedWith(problem('competence-not-declared'));
      await room.endorse(room.organism.manager, id, [tile]);

      await expectAsync(room.endorse(room.organism.manager, id, [tile])).toBeRejectedWith(problem('endorsement-decided'));
      await expectAsync(room.refuse(room.organism.manager, id)).toBeRejectedWith(problem('endorsement-decided'));
      expect((await room.facts('experience.endorsed')).length).toBe(1);
    }));

  it('is decided by a trainer of the person, or by who runs the organism', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);
      const { id } = await room.ask();

      expect((await room.list(room.organism.otherTrainer)).items).toEqual([]);
      await expectAsync(room.endorse(room.organism.otherTrainer, id, [tile])).toBeRejectedWith(problem('not-found'));
      await expectAsync(room.refuse(room.organism.otherTrainer, id)).toBeRejectedWith(problem('not-found'));
    }));

  it('is withdrawn with a reason, once, and nothing else is', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);
      const { id } = await room.ask();
      await expectAsync(room.withdraw(id)).toBeRejectedWith(problem('not-endorsed'));
      await room.endorse(room.organism.manager, id, [tile]);

      await room.withdraw(id);

      await expectAsync(room.withdraw(id)).toBeRejectedWith(problem('not-endorsed'));
      expect(await room.facts('endorsement.withdrawn')).toEqual([jasmine.objectContaining({ endorsementId: id, reason: 'Erreur' })]);
      expect((await room.told()).items[0]).toEqual(jasmine.objectContaining({ state: 'withdrawn', withdrawnReason: 'Erreur' }));
    }));
});

describe('a refused request', () => {
  it('is told by a letter that says neither what nor why', () =>
    spec(async (scope) => {
      const room = await givenRoom(scope);
      const { id } = await room.ask();
      await room.refuse(room.organism.manager, id);
      const [payload] = await room.facts('endorsement.refused');

      await given.by(scope, room.organism.worker, (s) =>
        tellRefusal(s, { factId: '', subject: room.personId, recordedAt: s.now(), payload: payload as never }),
      );

      const letters = await given.by(scope, room.organism.manager, (s) => listDeliveries(s, room.personId));
      expect(letters.map(({ template }) => template)).toContain('endorsement-answered');
      const data = { givenName: 'Léa', organism: 'Ardoise', walletUrl: 'http://localhost:7303' };
      for (const { subject, paragraphs } of [refusalLetter.fr(data), refusalLetter.en(data)])
        expect([subject, ...paragraphs].join(' ')).not.toMatch(/Léa|carre|Rien ne/u);
    }));
});
