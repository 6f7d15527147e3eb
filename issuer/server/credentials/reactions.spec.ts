import { randomUUID } from 'node:crypto';
import type { Day } from '#shared/contract/values';
import { attendanceCorrected, attendanceSignedOff } from '#shared/contracts/issuer/attendance';
import { competenceValidated, validationWithdrawn } from '#shared/contracts/issuer/competences';
import { personCorrected, walletLost } from '#shared/contracts/issuer/people';
import { enrolmentRecorded, enrolmentWithdrawn } from '#shared/contracts/issuer/training';
import { correctPerson } from '../people/index.ts';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import {
  givenEnrolled,
  givenOffered,
  givenOrganism,
  givenPerson,
  givenQr,
  givenRecorded,
  givenValidated,
  givenWalletOffer,
  issuancesOf,
  theIssuer,
  type GivenIssuer,
  type GivenOrganism,
} from './given.ts';
import { deliverLast } from './given-delivered.ts';
import { askToken, newWalletKey, notify, readOffer, receive } from './given-wallet.ts';

describe('facts that reach credentials', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;
  let personId: string;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  beforeEach(async () => {
    personId = await givenPerson(issuer, organism);
    await issuer.forgetMails();
  });
  const issuances = () => issuancesOf(issuer, organism, personId);
  const states = async () => (await issuances()).map((one) => one.state);
  const deliver = () => deliverLast(issuer, organism, personId);

  it('offer a competence once, however often the validation is told', async () => {
    const validated = givenValidated(organism, personId);

    await issuer.hear(organism.id, competenceValidated, validated);
    await issuer.hear(organism.id, competenceValidated, validated);

    expect((await issuances()).map(({ kind, title, state, earnedOn }) => [kind, title, state, earnedOn])).toEqual([
      ['competence', 'Poser un carrelage', 'offered', '2026-11-20'],
    ]);
    expect(issuer.house.mails.length).toBe(1);
  });

  it('tell the trainee that something waits, with nothing personal in the subject', async () => {
    await issuer.hear(organism.id, competenceValidated, givenValidated(organism, personId));

    const [mail] = issuer.house.mails;
    expect(mail!.subject).toBe('Une attestation vous attend dans votre carnet');
    expect(mail!.text).toContain('Poser un carrelage');
    expect(mail!.text).toContain(issuer.house.config.walletUrl);
  });

  it('reserve two indices for each offer, none of them next to another', async () => {
    for (let time = 0; time < 12; time += 1) await issuer.hear(organism.id, competenceValidated, givenValidated(organism, personId));

    const copies = await issuer.within(organism.id, async (scope) => IssuanceCopyModel.query(scope.db).orderBy('id'));
    const indices = copies.map((copy) => copy.statusIndex);
    const steps = indices.slice(1).map((index, place) => Math.abs(index - indices[place]!));
    expect(new Set(indices).size).toBe(indices.length);
    expect(indices.every((index) => index >= 0 && index < 2 ** 17)).toBeTrue();
    expect(steps.filter((step) => step === 1).length).toBeLessThan(2);
  });

  it('offer an enrolment with the names the organism knows, without another message', async () => {
    await issuer.hear(organism.id, enrolmentRecorded, givenEnrolled(organism, personId));

    expect((await issuances()).map((one) => [one.kind, one.title])).toEqual([['enrolment', 'Carreleur']]);
    expect(issuer.house.mails).toEqual([]);
  });

  it('correct the name of an enrolment that waits, and replace one that is held', async () => {
    await issuer.hear(organism.id, enrolmentRecorded, givenEnrolled(organism, personId));
    const rename = async (givenName: string) => {
      const identity = { givenName, familyName: 'Diallo', email: `${randomUUID()}@exemple.example` };
      await issuer.within(organism.id, (scope) => correctPerson(scope, personId, identity));
      await issuer.hear(organism.id, personCorrected, { organisationId: organism.id, personId });
    };
    const nameIn = (compact: string) => compact.split('~').some((part) => Buffer.from(part, 'base64url').toString().includes('"Aïssatou"'));

    await rename('Aïssatou');
    expect(await states()).toEqual(['offered']);
    const { credentials, session, token, notificationId } = await receive(
      await givenWalletOffer(issuer, organism, (await issuances())[0]!),
    );
    await notify(session, token, notificationId, 'credential_accepted');
    expect(credentials.every(nameIn)).toBeTrue();

    await rename('Aminata');
    expect(await states()).toEqual(['replaced', 'offered']);
  });

  it('take nothing back that was earned when an enrolment ends', async () => {
    const enrolled = givenEnrolled(organism, personId);
    await issuer.hear(organism.id, enrolmentRecorded, enrolled);
    await deliver();

    await issuer.hear(organism.id, enrolmentWithdrawn, { organisationId: organism.id, enrolmentId: enrolled.enrolmentId, personId });

    expect(await states()).toEqual(['delivered']);
  });

  it('offer a half-day to who was there, late or not, and to nobody else', async () => {
    for (const mark of ['present', 'late', 'absent', 'excused'] as const)
      await issuer.hear(organism.id, attendanceSignedOff, givenRecorded(organism, personId, { mark }));

    expect((await issuances()).length).toBe(2);
  });

  it('replace a half-day that is corrected, in whatever order the two facts come', async () => {
    const first = givenRecorded(organism, personId);
    const corrected = {
      ...givenRecorded(organism, personId, { mark: 'late', minutesPresent: 180 }),
      replacesRecordId: first.recordId,
      reason: 'Arrivée à 9 h 30',
    };
    const early = givenRecorded(organism, personId, { day: '2026-11-23' as Day });
    const undone = { ...givenRecorded(organism, personId, { mark: 'absent' }), replacesRecordId: early.recordId, reason: 'Absente' };
    await issuer.hear(organism.id, attendanceSignedOff, first);
    await deliver();

    await issuer.hear(organism.id, attendanceCorrected, corrected);
    await issuer.hear(organism.id, attendanceCorrected, corrected);
    expect((await issuances()).map((one) => [one.state, one.reason])).toEqual([
      ['replaced', 'Arrivée à 9 h 30'],
      ['offered', null],
    ]);
    expect((await issuances())[1]!.replacesId).toBe((await issuances())[0]!.id);

    await issuer.hear(organism.id, attendanceCorrected, undone);
    await issuer.hear(organism.id, attendanceSignedOff, early);
    expect((await issuances()).length).toBe(2);
  });

  it('revoke what a withdrawn validation earned, or cancel what waits, with the reason', async () => {
    const [kept, waiting] = [givenValidated(organism, personId), givenValidated(organism, personId)];
    await issuer.hear(organism.id, competenceValidated, kept);
    await deliver();
    await issuer.hear(organism.id, competenceValidated, waiting);
    const reason = 'Erreur de saisie';

    for (const { validationId } of [kept, waiting])
      await issuer.hear(organism.id, validationWithdrawn, { organisationId: organism.id, validationId, personId, reason });

    expect((await issuances()).map((one) => [one.state, one.reason])).toEqual([
      ['revoked', reason],
      ['cancelled', reason],
    ]);
  });

  it('never offer a validation that is withdrawn before it is heard', async () => {
    const validated = givenValidated(organism, personId);

    await issuer.hear(organism.id, validationWithdrawn, {
      organisationId: organism.id,
      validationId: validated.validationId,
      personId,
      reason: 'Erreur',
    });
    await issuer.hear(organism.id, competenceValidated, validated);

    expect(await issuances()).toEqual([]);
  });

  it('close the codes and tokens of an offer that is taken back', async () => {
    const validated = givenValidated(organism, personId);
    const issuance = await givenOffered(issuer, organism, personId, { validationId: validated.validationId });
    const { uri, txCode } = await givenQr(issuer, organism, issuance.id);
    const session = await readOffer(uri);

    await issuer.hear(organism.id, validationWithdrawn, {
      organisationId: organism.id,
      validationId: validated.validationId,
      personId,
      reason: 'Erreur',
    });

    await expectAsync(askToken(session, { txCode, dpopKey: await newWalletKey() })).toBeRejected();
  });

  it('revoke what a lost wallet held and offer it again, once, to the new one', async () => {
    const validated = givenValidated(organism, personId);
    await issuer.hear(organism.id, competenceValidated, validated);
    await deliver();
    const waiting = await givenOffered(issuer, organism, personId, { validationId: randomUUID() });
    const uri = await givenWalletOffer(issuer, organism, waiting);

    await issuer.hear(organism.id, walletLost, { organisationId: organism.id, personId });

    const after = await issuances();
    expect(after.map((one) => one.state)).toEqual(['replaced', 'offered', 'offered']);
    expect(after[2]!.replacesId).toBe(after[0]!.id);
    await expectAsync(receive(uri)).toBeRejected();
    await deliver();
    expect(await states()).toEqual(['replaced', 'offered', 'delivered']);

    await issuer.hear(organism.id, validationWithdrawn, {
      organisationId: organism.id,
      validationId: validated.validationId,
      personId,
      reason: 'Erreur',
    });
    expect(await states()).toEqual(['replaced', 'offered', 'revoked']);
  });
});
