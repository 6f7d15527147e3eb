import { competenceValidated, validationCorrected, validationWithdrawn } from '#shared/contracts/issuer/competences';
import { answerContestation, contestIssuance, listContestations, listWalletContestations } from '#shared/contracts/issuer/contestations';
import { walletLost } from '#shared/contracts/issuer/people';
import { givenAccount } from '#shared/server/identity/given';
import { accountActor } from '#shared/server/testing/rolled-back';
import { asActor } from '#shared/server/testing/server';
import { permissions } from '../permissions.ts';
import { ContestationModel } from './contestation.model.ts';
import {
  givenOffered,
  givenOrganism,
  givenPerson,
  givenValidated,
  issuancesOf,
  managerOf,
  theIssuer,
  walletOf,
  type GivenIssuer,
  type GivenOrganism,
} from './given.ts';
import { givenDelivered, statusesOf } from './given-delivered.ts';

describe('a contested credential', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;
  let manager: Readonly<Record<string, string>>;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
    const { id } = await issuer.within(organism.id, (scope) => givenAccount(scope, { name: 'Samira Haddad' }));
    manager = asActor(accountActor(organism.id, permissions['manager'] ?? [], id));
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const words = 'J’ai posé seule tout le carrelage de la cuisine.';
  const contest = (personId: string, issuanceId: string) =>
    issuer.client().call(contestIssuance, { params: { issuanceId }, body: { words } }, walletOf(organism, personId));
  const told = async (personId: string) =>
    (await issuer.client().call(listWalletContestations, {}, walletOf(organism, personId))).body.items;
  const waiting = async () => (await issuer.client().call(listContestations, { query: { state: 'open' } }, managerOf(organism))).body;
  const answer = (contestationId: string, who = manager) =>
    issuer.client().call(answerContestation, { params: { contestationId }, body: { answer: 'Relue en équipe, maintenue.' } }, who);
  const codeOf = (heard: { status: number; body: unknown }) => [heard.status, (heard.body as { code?: string }).code];
  const contested = async () => {
    const validated = givenValidated(organism, await givenPerson(issuer, organism));
    const { personId, issuance, copies } = await givenDelivered(issuer, organism, { personId: validated.personId, validated });
    const { body } = await contest(personId, issuance.id);
    return { validated, personId, issuance, copies, id: body.id };
  };

  it('is shown to the organism with the holder’s words, and changes nothing in the public list', async () => {
    const { personId, issuance, copies, id } = await contested();

    const { items } = await waiting();
    const shown = items.find((one) => one.id === id)!;
    expect([shown.words, shown.issuance.id, shown.issuance.person.givenName]).toEqual([words, issuance.id, 'Awa']);
    expect([...new Set(await statusesOf(copies))]).toEqual([0]);
    expect((await told(personId)).map((one) => [one.issuanceId, one.state, one.answer])).toEqual([[issuance.id, 'open', null]]);
  });

  it('keeps the holder’s words unreadable in the database', async () => {
    const { id } = await contested();
    const row = await issuer.within(organism.id, async (scope) => ContestationModel.query(scope.db).findById(id));

    expect(JSON.stringify(row)).not.toContain('carrelage');
  });

  it('is kept with an explanation its holder reads, once', async () => {
    const { personId, id } = await contested();

    const { body } = await answer(id);
    expect([body.state, body.answeredBy]).toEqual(['kept', 'Samira Haddad']);
    expect((await told(personId))[0]).toEqual(jasmine.objectContaining({ state: 'kept', answer: 'Relue en équipe, maintenue.' }));
    expect(codeOf(await answer(id))).toEqual([409, 'already-answered']);
    expect((await waiting()).items.some((one) => one.id === id)).toBeFalse();
  });

  it('is answered by a correction or a withdrawal, in the words of their reason', async () => {
    const [first, second] = [await contested(), await contested()];

    await issuer.hear(organism.id, validationCorrected, {
      ...givenValidated(organism, first.personId),
      replacesValidationId: first.validated.validationId,
      reason: 'Niveau revu avec la personne',
    });
    const { validationId } = second.validated;
    await issuer.hear(organism.id, validationWithdrawn, {
      ...{ organisationId: organism.id, validationId, personId: second.personId, reason: 'Validée pour une autre' },
    });

    expect((await told(first.personId)).map((one) => [one.state, one.answer])).toEqual([['corrected', 'Niveau revu avec la personne']]);
    expect((await told(second.personId)).map((one) => [one.state, one.answer])).toEqual([['withdrawn', 'Validée pour une autre']]);
  });

  it('stays contested in the credential that a new wallet is given', async () => {
    const { personId } = await contested();
    await issuer.hear(organism.id, walletLost, { organisationId: organism.id, personId });

    const [, fresh] = await issuancesOf(issuer, organism, personId);
    expect((await told(personId)).map((one) => [one.issuanceId as string, one.state])).toEqual([[fresh!.id, 'open']]);
  });

  it('is contested once at a time, while it stands, and by its holder', async () => {
    const { personId, issuance, id } = await contested();
    const uncollected = await givenOffered(issuer, organism, personId);

    expect(codeOf(await contest(personId, issuance.id))).toEqual([409, 'already-contested']);
    expect(codeOf(await contest(personId, uncollected.id))).toEqual([409, 'not-contestable']);
    expect((await contest(await givenPerson(issuer, organism), issuance.id)).status).toBe(404);
    await answer(id);
    expect((await contest(personId, issuance.id)).status).toBe(201);
  });

  it('is answered by managers of its organism alone', async () => {
    const { id } = await contested();
    const trainer = asActor(accountActor(organism.id, permissions['trainer'] ?? []));

    expect((await answer(id, trainer)).status).toBe(403);
    expect((await answer(id, managerOf(await givenOrganism(issuer)))).status).toBe(404);
    expect((await issuer.client().call(listContestations, {}, trainer)).status).toBe(403);
  });

  it('names a corrected validation as replacing what was never collected, down to what the wallet holds', async () => {
    const { personId, issuance, validated } = await contested();
    const [second, third] = [givenValidated(organism, personId), givenValidated(organism, personId)];
    const correct = (next: typeof second, replacesValidationId: string) =>
      issuer.hear(organism.id, validationCorrected, { ...next, replacesValidationId, reason: 'Erreur' });

    await correct(second, validated.validationId);
    await correct(third, second.validationId);
    await issuer.hear(organism.id, competenceValidated, second);

    expect((await issuancesOf(issuer, organism, personId)).map((one) => [one.state, one.replacesId])).toEqual([
      ['replaced', null],
      ['cancelled', issuance.id],
      ['offered', issuance.id],
    ]);
  });
});
