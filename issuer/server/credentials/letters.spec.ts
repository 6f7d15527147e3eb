import { changeStatus, changeStatuses } from '#shared/contracts/issuer/credential-status';
import { answerContestation, contestIssuance } from '#shared/contracts/issuer/contestations';
import { validationCorrected, validationWithdrawn } from '#shared/contracts/issuer/competences';
import { walletLost } from '#shared/contracts/issuer/people';
import { givenAccount } from '#shared/server/identity/given';
import { reactions as notifications } from '#shared/server/notifications/reactions';
import { drainOutbox } from '#shared/server/outbox-worker';
import { accountActor } from '#shared/server/testing/rolled-back';
import { asActor } from '#shared/server/testing/server';
import { identityOf } from '../people/index.ts';
import { givenLanguage } from '../people/given.ts';
import { permissions } from '../permissions.ts';
import { givenDelivered } from './given-delivered.ts';
import {
  givenOrganism,
  givenPerson,
  givenValidated,
  issuancesOf,
  theIssuer,
  walletOf,
  type GivenIssuer,
  type GivenOrganism,
} from './given.ts';
import { reactions } from './reactions.ts';
import { IssuanceModel } from './issuance.model.ts';

describe('letters to the holder of a credential', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;
  let manager: Readonly<Record<string, string>>;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer, { name: 'Organisme de l’Ardoise' });
    const { id } = await issuer.within(organism.id, (scope) => givenAccount(scope, { name: 'Samira Haddad' }));
    manager = asActor(accountActor(organism.id, permissions['manager'] ?? [], id));
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const settle = () => drainOutbox(issuer.house, [...reactions, ...notifications]);
  const held = async () => {
    const validated = givenValidated(organism, await givenPerson(issuer, organism));
    const found = await givenDelivered(issuer, organism, { personId: validated.personId, validated });
    return { ...found, validated };
  };
  const change = async (issuanceId: string, body: object) => {
    const answer = await issuer.client().call(changeStatus, { params: { issuanceId }, body: body as never }, manager);
    expect(answer.status).toBe(200);
    await settle();
  };
  /** To this person, offers left out. */
  const mailsTo = async (personId: string) => {
    const { email } = await issuer.within(organism.id, (scope) => identityOf(scope, personId));
    return issuer.house.mails.filter(({ to, subject }) => to === email && !subject.includes('vous attend'));
  };
  const textsTo = async (personId: string) => (await mailsTo(personId)).map(({ text }) => text.replaceAll('\u00a0', ' '));

  it('say what was suspended and resumed, and why, once each', async () => {
    const { personId, issuance } = await held();
    await change(issuance.id, { act: 'suspend', reasonCode: 'under-review', reason: 'Feuille à relire' });
    await settle();
    await change(issuance.id, { act: 'resume', reasonCode: 'review-over', reason: null });

    const [suspended, resumed, ...more] = await textsTo(personId);
    expect(suspended).toContain('« Poser un carrelage » est suspendue');
    expect(suspended).toContain('Motif : Vérification en cours. Feuille à relire');
    expect(resumed).toContain('n’est plus suspendue');
    expect(more).toEqual([]);
  });

  it('name nobody in the subject, and carry no secret', async () => {
    const { personId, issuance } = await held();
    await change(issuance.id, { act: 'revoke', reasonCode: 'entry-mistake', reason: null });

    const [mail] = await mailsTo(personId);
    expect(mail!.subject).toBe('Du nouveau pour vos attestations');
    expect([...mail!.text.matchAll(/https?:\S+/gu)].map(([url]) => url)).toEqual([issuer.house.config.walletUrl]);
    expect(mail!.text).not.toContain(issuance.id);
  });

  it('are one for all that happens at once', async () => {
    const { personId, validated, issuance } = await held();
    await givenDelivered(issuer, organism, {
      personId,
      validated: { sessionId: validated.sessionId, competence: { ...validated.competence, label: 'Jointoyer' } },
    });
    const other = (await issuancesOf(issuer, organism, personId)).at(-1)!;
    const body = {
      act: 'suspend',
      reasonCode: 'under-review',
      reason: null,
      of: { kind: 'session', sessionId: validated.sessionId },
    } as const;
    const seen = (await issuer.client().call(changeStatuses, { body }, manager)).body.seen;
    await issuer.client().call(changeStatuses, { body: { ...body, seen } }, manager);
    await settle();

    const texts = await textsTo(personId);
    expect([issuance.title, other.title]).toEqual(['Poser un carrelage', 'Jointoyer']);
    expect(texts.map((text) => ['Poser un carrelage', 'Jointoyer'].filter((title) => text.includes(title)).length)).toEqual([2]);
  });

  it('tell a correction once, instead of an offer', async () => {
    const { personId, validated } = await held();
    const before = issuer.house.mails.length;
    const corrected = givenValidated(organism, personId, { level: { ...validated.level, value: 'or', label: 'Or', normalised: 3 } });
    const fact = { ...corrected, replacesValidationId: validated.validationId, reason: 'Niveau mal saisi' };
    await issuer.hear(organism.id, validationCorrected, fact);
    await settle();

    const [text, ...more] = await textsTo(personId);
    expect(text).toContain('est remplacée par une nouvelle version');
    expect(text).toContain('Niveau mal saisi');
    expect([more, issuer.house.mails.length - before]).toEqual([[], 1]);
  });

  it('tell a withdrawal, and say nothing of what the person did', async () => {
    const { personId, validated } = await held();
    const { validationId } = validated;
    await issuer.hear(organism.id, validationWithdrawn, { organisationId: organism.id, validationId, personId, reason: 'Erreur' });
    await settle();
    expect((await textsTo(personId))[0]).toContain('est retirée, définitivement. Motif : Validation retirée. Erreur');

    const lost = await held();
    await issuer.hear(organism.id, walletLost, { organisationId: organism.id, personId: lost.personId });
    await settle();
    expect((await issuancesOf(issuer, organism, lost.personId))[0]!.state).toBe('replaced');
    expect(await textsTo(lost.personId)).toEqual([]);
  });

  it('answer a contestation with its explanation, without repeating it', async () => {
    const { personId, issuance } = await held();
    const params = { issuanceId: issuance.id };
    const asked = { params, body: { words: 'J’ai posé seule tout le sol de la cuisine.' } };
    const { body } = await issuer.client().call(contestIssuance, asked, walletOf(organism, personId));
    const answer = { params: { contestationId: body.id }, body: { answer: 'Relue en équipe.' } };
    await issuer.client().call(answerContestation, answer, manager);
    await settle();

    const [text] = await textsTo(personId);
    expect(text).toContain('maintient cette attestation');
    expect(text).toContain('Relue en équipe.');
    expect(text).not.toContain('cuisine');
  });

  it('speak the language the person’s wallet speaks', async () => {
    const { personId, issuance } = await held();
    await issuer.within(organism.id, (scope) => givenLanguage(scope, { organisationId: organism.id, personId }, 'en'));
    await change(issuance.id, { act: 'suspend', reasonCode: 'under-review', reason: null });

    expect((await mailsTo(personId)).at(-1)!.subject).toBe('News of your credentials');
  });

  it('are not written for what was never in a wallet', async () => {
    const personId = await givenPerson(issuer, organism);
    const { validationId } = givenValidated(organism, personId);
    await issuer.hear(organism.id, validationWithdrawn, { organisationId: organism.id, validationId, personId, reason: 'Erreur' });
    await settle();

    expect(await textsTo(personId)).toEqual([]);
    expect(await issuer.within(organism.id, async (scope) => IssuanceModel.query(scope.db).where({ personId }).resultSize())).toBe(0);
  });
});
