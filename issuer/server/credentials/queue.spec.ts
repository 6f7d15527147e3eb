import * as contracts from '#shared/contracts/issuer/credentials';
import {
  givenOffered,
  givenOrganism,
  givenPerson,
  givenQr,
  givenWalletOffer,
  managerOf,
  theIssuer,
  walletOf,
  type GivenIssuer,
  type GivenOrganism,
} from './given.ts';
import { receive } from './given-wallet.ts';

describe('the issue queue and the wallet’s list', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;
  let other: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
  }, 60_000);
  beforeEach(async () => {
    [organism, other] = [await givenOrganism(issuer), await givenOrganism(issuer)];
  });
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const queue = async (query: object = {}, of = organism) =>
    (await issuer.client().call(contracts.listIssuances, { query }, managerOf(of))).body;

  it('lists 50 at a time, newest first, with its counts', async () => {
    const personId = await givenPerson(issuer, organism);
    for (let time = 0; time < 52; time += 1)
      await givenOffered(issuer, organism, personId, { competence: { code: null, label: `Compétence ${time}`, referential: null } });

    const first = await queue();
    const second = await queue({ after: first.next });

    expect([first.items.length, second.items.length, second.next]).toEqual([50, 2, null]);
    expect(first.items[0]).toEqual(
      jasmine.objectContaining({
        title: 'Compétence 51',
        kind: 'competence',
        state: 'offered',
        person: { givenName: 'Awa', familyName: 'Diallo' },
      }),
    );
    expect(second.items.map((item) => item.title)).toEqual(['Compétence 1', 'Compétence 0']);
    expect(first.counts).toEqual({ offered: 52, signed: 0, delivered: 0, revoked: 0 });
    expect((await queue({ state: 'delivered' })).items).toEqual([]);
    expect((await queue({ after: 'nonsense' })).items.length).toBe(50);
  }, 30_000);

  it('shows an organism nothing of another, and lets it touch nothing', async () => {
    const { id } = await givenOffered(issuer, organism, await givenPerson(issuer, organism));
    const params = { issuanceId: id as never };

    expect((await queue({}, other)).items).toEqual([]);
    expect((await issuer.client().call(contracts.mintOffer, { params }, managerOf(other))).status).toBe(404);
    expect((await issuer.client().call(contracts.cancelIssuance, { params, body: { reason: 'Non' } }, managerOf(other))).status).toBe(404);
  });

  it('cancels an offer with its reason, and only what nobody holds', async () => {
    const personId = await givenPerson(issuer, organism);
    const [waiting, held] = [await givenOffered(issuer, organism, personId), await givenOffered(issuer, organism, personId)];
    await receive(await givenWalletOffer(issuer, organism, held));
    const cancel = (id: string) =>
      issuer
        .client()
        .call(contracts.cancelIssuance, { params: { issuanceId: id }, body: { reason: 'Erreur de saisie' } }, managerOf(organism));

    expect((await cancel(waiting.id)).body).toEqual(
      jasmine.objectContaining({ state: 'cancelled', reason: 'Erreur de saisie', revokedAt: null }),
    );
    expect([(await cancel(waiting.id)).status, (await cancel(held.id)).status]).toEqual([409, 409]);
    await expectAsync(givenQr(issuer, organism, waiting.id)).toBeRejectedWithError(/409/u);
    await expectAsync(givenQr(issuer, organism, held.id)).toBeRejectedWithError(/409/u);
  });

  it('shows a wallet what waits for its person and no one else', async () => {
    const [personId, someone] = [await givenPerson(issuer, organism), await givenPerson(issuer, organism)];
    const offered = await givenOffered(issuer, organism, personId);
    const waiting = async (person: string) =>
      (await issuer.client().call(contracts.listWalletOffers, {}, walletOf(organism, person))).body.items;
    const params = { issuanceId: offered.id as never };

    expect((await waiting(personId)).map((item) => [item.issuanceId as string, item.title, item.level?.label])).toEqual([
      [offered.id, 'Poser un carrelage', 'Argent'],
    ]);
    expect(await waiting(someone)).toEqual([]);
    for (const route of [contracts.mintWalletOffer, contracts.confirmDelivery]) {
      expect((await issuer.client().call(route, { params }, walletOf(organism, someone))).status).toBe(404);
    }
  });

  it('keeps an offer in the wallet’s list until the wallet confirms it, and tells it why something ended', async () => {
    const personId = await givenPerson(issuer, organism);
    const [first, second] = [await givenOffered(issuer, organism, personId), await givenOffered(issuer, organism, personId)];
    const wallet = walletOf(organism, personId);
    const waiting = async () =>
      (await issuer.client().call(contracts.listWalletOffers, {}, wallet)).body.items.map((item) => item.issuanceId as string);
    const params = { issuanceId: first.id as never };
    expect((await issuer.client().call(contracts.confirmDelivery, { params }, wallet)).status)
      .withContext('never signed')
      .toBe(404);

    await receive(await givenWalletOffer(issuer, organism, first));
    expect(await waiting()).toEqual([second.id, first.id]);
    for (let time = 0; time < 2; time += 1)
      expect((await issuer.client().call(contracts.confirmDelivery, { params }, wallet)).status).toBe(204);
    expect(await waiting()).toEqual([second.id]);
    await issuer
      .client()
      .call(contracts.cancelIssuance, { params: { issuanceId: second.id }, body: { reason: 'Erreur' } }, managerOf(organism));

    const { items } = (await issuer.client().call(contracts.listWalletIssuances, {}, wallet)).body;
    expect(items.map((item) => [item.issuanceId as string, item.state, item.reason])).toEqual([
      [second.id, 'cancelled', 'Erreur'],
      [first.id, 'delivered', null],
    ]);
  });
});
