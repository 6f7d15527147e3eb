import * as candidates from '#shared/contracts/verifier/candidates';
import * as disclosures from '#shared/contracts/verifier/disclosures';
import * as inbox from '#shared/contracts/verifier/notifications';
import * as contracts from '#shared/contracts/verifier/offers';
import { suspendOrganisation } from '#shared/contracts/organisations';
import { jobRun } from '#shared/server/jobs';
import { givenWallet, publishGiven, type GivenWallet } from '../candidates/given.ts';
import { answerGiven, refuseGiven } from '../disclosures/given.ts';
import { givenCompany, givenVerifier, signInAgain, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';
import type { GivenOrganism, HeldCredential } from '../verification/given.ts';
import { offersModule } from './index.ts';

describe('an offer', () => {
  let verifier: GivenVerifier;
  let company: GivenCompany;
  let rival: GivenCompany;
  let organism: GivenOrganism;
  let wallet: GivenWallet;
  let held: HeldCredential;
  let group = 0;

  /** A person of their own for each spec, among five so that they are found: the only one at level or. */
  const publishPerson = async (): Promise<string> => {
    group += 1;
    const record = { romeCode: String(900_000 + group), name: 'Poser un carrelage' };
    for (let index = 0; index < 4; index += 1)
      await publishGiven(await givenWallet(verifier.url, verifier.now), {
        competences: [await verifier.issuers.competence(organism, record)],
      });
    wallet = await givenWallet(verifier.url, verifier.now);
    held = await verifier.issuers.competence(organism, { ...record, level: { label: 'Or', scale: 'medals', normalised: 3 } });
    await publishGiven(wallet, { competences: [held] });
    return record.romeCode;
  };
  const goldHandle = async (code: string, by = company): Promise<string> => {
    const answer = await by.client.call(candidates.searchCandidates, { query: { competences: `${code}:1` } as never });
    return answer.body.items.find((card) => card.competences[0]!.normalised === 3)!.handle;
  };
  const words = {
    title: 'Carreleuse ou carreleur',
    message: 'Un chantier de six mois.',
    contract: 'cdd' as const,
    department: '31',
    place: 'Toulouse',
    purpose: 'Préparer un entretien',
    retentionDays: 60,
    expiresOn: '2026-12-10' as never,
  };
  const wishes = [{ kind: 'competence' as const, code: null, claims: ['name', 'level'], required: true }];
  const send = (handle: string, more: object = {}, by = company) =>
    by.client.call(contracts.sendOffer, { body: { ...words, wishes, handle, ...more } });
  const prepare = async (): Promise<{ handle: string; offerId: never }> => {
    const handle = await goldHandle(await publishPerson());
    const sent = await send(handle);
    if (sent.status !== 201) throw new Error(JSON.stringify(sent.body));
    return { handle, offerId: sent.body.id as never };
  };
  const stateOf = async (offerId: never) => (await company.client.call(contracts.getOffer, { params: { offerId } })).body.state;
  const codeOf = (answer: { body: unknown }): string => (answer.body as { code: string }).code;

  beforeAll(async () => {
    verifier = await givenVerifier();
    company = await givenCompany(verifier, 'Maison Clément');
    rival = await givenCompany(verifier, 'Atelier Rival');
    organism = await verifier.issuers.organism('atelier');
  }, 120_000);
  afterAll(() => verifier.close());
  beforeEach(() => signInAgain(company));
  afterEach(() => expect(verifier.faults).toEqual([]));

  it('reaches the profile it was sent to, and tells who asks, for what and why', async () => {
    const { offerId } = await prepare();

    const received = await wallet.call(contracts.listWalletJobOffers);

    expect(received.ok && received.data.items).toEqual([
      jasmine.objectContaining({
        id: offerId,
        state: 'sent',
        purpose: 'Préparer un entretien',
        wishes: [jasmine.objectContaining({ claims: ['name', 'level'] }) as never],
        company: { name: 'Maison Clément', siret: company.body.siret, did: company.organisation.did! },
      }) as never,
    ]);
    expect(JSON.stringify(received)).not.toContain('Samira');
    const profile = await wallet.call(candidates.getProfile);
    expect(profile.ok && profile.data.offers).toBe(1);
  });

  it('is seen once', async () => {
    const { offerId } = await prepare();

    await wallet.call(contracts.seeWalletJobOffer, { params: { offerId } });
    const first = (await company.client.call(contracts.getOffer, { params: { offerId } })).body;
    await wallet.call(contracts.seeWalletJobOffer, { params: { offerId } });

    expect([first.state, first.seenAt]).toEqual(['seen', verifier.house.time.toISOString()]);
  });

  it('is accepted by sharing what it asks, and the company is told', async () => {
    const { offerId, handle } = await prepare();
    const asked = await wallet.call(contracts.requestForOffer, { params: { offerId } });

    const posted = await answerGiven(asked.ok ? asked.data.uri : '', [held], { now: verifier.now() });
    await verifier.settle();

    const offer = (await company.client.call(contracts.getOffer, { params: { offerId } })).body;
    expect([offer.state, offer.disclosureId]).toEqual(['accepted', posted.body.disclosure_id as never]);
    const received = await company.client.call(disclosures.getDisclosure, { params: { disclosureId: posted.body.disclosure_id as never } });
    expect(received.body).toEqual(jasmine.objectContaining({ from: { handle }, offerId, verdict: 'verified' }));
    const notified = await company.client.call(inbox.listNotifications);
    expect(notified.body.items[0]).toEqual(
      jasmine.objectContaining({ kind: 'disclosure-received', subjectId: posted.body.disclosure_id, readAt: null }) as never,
    );
    expect((await verifier.mailTo(company.body.email)).text).toContain('partagé des informations');
    expect((await verifier.mailTo(company.body.email)).text).not.toContain('carrelage');
    const own = await wallet.call(disclosures.listWalletDisclosures);
    expect(own.ok && own.data.items).toEqual([
      jasmine.objectContaining({ company: 'Maison Clément', claims: ['competence.name', 'competence.level'], state: 'received' }) as never,
    ]);
  });

  it('is refused by its holder, either way, and nothing is shared', async () => {
    const plain = await prepare();
    await wallet.call(contracts.refuseJobOffer, { params: { offerId: plain.offerId } });
    const again = await wallet.call(contracts.refuseJobOffer, { params: { offerId: plain.offerId } });
    const byProtocol = await prepare();
    const asked = await wallet.call(contracts.requestForOffer, { params: { offerId: byProtocol.offerId } });
    await refuseGiven(asked.ok ? asked.data.uri : '', verifier.now());
    await verifier.settle();

    expect(again).toEqual(jasmine.objectContaining({ ok: false, code: 'offer-over' }));
    expect([await stateOf(plain.offerId), await stateOf(byProtocol.offerId)]).toEqual(['refused', 'refused']);
    const told = (await company.client.call(inbox.listNotifications)).body;
    expect(told.items.filter((one) => one.kind === 'offer-refused').length).toBe(2);
    await company.client.call(inbox.readNotifications);
    expect((await company.client.call(inbox.listNotifications)).body.unread).toBe(0);
  });

  it('is withdrawn with the request made to answer it', async () => {
    const { offerId } = await prepare();
    const asked = await wallet.call(contracts.requestForOffer, { params: { offerId } });

    const withdrawn = await company.client.call(contracts.withdrawOffer, { params: { offerId } });

    expect(withdrawn.body.state).toBe('withdrawn');
    await expectAsync(answerGiven(asked.ok ? asked.data.uri : '', [held], { now: verifier.now() })).toBeRejectedWithError(
      'the request is not served: 410',
    );
    expect(await wallet.call(contracts.requestForOffer, { params: { offerId } })).toEqual(jasmine.objectContaining({ code: 'offer-over' }));
    expect(codeOf(await company.client.call(contracts.withdrawOffer, { params: { offerId } }))).toBe('offer-over');
  });

  it('stays withdrawn when an answer is heard after that', async () => {
    const { offerId } = await prepare();
    const asked = await wallet.call(contracts.requestForOffer, { params: { offerId } });
    await answerGiven(asked.ok ? asked.data.uri : '', [held], { now: verifier.now() });

    await company.client.call(contracts.withdrawOffer, { params: { offerId } });
    await verifier.settle();

    expect(await stateOf(offerId)).toBe('withdrawn');
  });

  it('is over after its last day, noted by itself', async () => {
    const { offerId } = await prepare();
    verifier.wait(18 * 86_400);
    await signInAgain(company);
    wallet = await givenWallet(verifier.url, verifier.now, wallet.key);

    expect(await stateOf(offerId)).toBe('expired');
    expect(await wallet.call(contracts.requestForOffer, { params: { offerId } })).toEqual(jasmine.objectContaining({ code: 'offer-over' }));
    await offersModule.jobs![0]!.work(jobRun(verifier.house));
    expect((await company.client.call(contracts.listOffers, { query: { state: 'expired' } })).body.items.map((one) => one.id)).toContain(
      offerId,
    );
    words.expiresOn = '2026-12-30' as never;
  });

  it('waits alone: a second one, also sent at the same moment, is refused', async () => {
    const handle = await goldHandle(await publishPerson());

    const answers = await Promise.all(Array.from({ length: 5 }, () => send(handle)));

    expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect((await wallet.call(contracts.listWalletJobOffers)).ok).toBeTrue();
  });

  it('is refused to a profile that is gone, to another company’s name for it, with wrong dates or claims', async () => {
    const code = await publishPerson();
    const handle = await goldHandle(code);
    await signInAgain(rival);

    expect((await send(handle, {}, rival)).status).toBe(404);
    expect(codeOf(await send(handle, { expiresOn: '2020-01-01' }))).toBe('expiry-out-of-range');
    expect(codeOf(await send(handle, { wishes: [{ ...wishes[0], claims: ['taille'] }] }))).toBe('unknown-claim');
    await wallet.call(candidates.withdrawProfile);
    expect((await send(handle)).status).toBe(410);
  });

  it('is its company’s and its holder’s business only', async () => {
    const { offerId } = await prepare();
    await signInAgain(rival);
    const stranger = await givenWallet(verifier.url, verifier.now);

    expect((await rival.client.call(contracts.getOffer, { params: { offerId } })).status).toBe(404);
    expect((await rival.client.call(contracts.withdrawOffer, { params: { offerId } })).status).toBe(404);
    expect((await rival.client.call(contracts.listOffers)).body.items).toEqual([]);
    expect((await rival.client.call(inbox.listNotifications)).body.items).toEqual([]);
    for (const route of [contracts.seeWalletJobOffer, contracts.requestForOffer, contracts.refuseJobOffer]) {
      expect(await stranger.call(route, { params: { offerId } })).toEqual(jasmine.objectContaining({ ok: false, status: 404 }) as never);
    }
    expect(await stranger.call(contracts.listWalletJobOffers)).toEqual({ ok: true, data: { items: [] } });
    expect(await stranger.call(disclosures.listWalletDisclosures)).toEqual({ ok: true, data: { items: [] } });
  });

  it('disappears with its company’s approval', async () => {
    const suspended = await givenCompany(verifier, 'Suspendue');
    const handle = await goldHandle(await publishPerson(), suspended);
    const sent = await send(handle, {}, suspended);
    const asked = await wallet.call(contracts.requestForOffer, { params: { offerId: sent.body.id } });

    await (
      await verifier.platform()
    ).call(suspendOrganisation, { params: { organisationId: suspended.organisationId }, body: { reason: 'Essai' } });

    expect(await wallet.call(contracts.listWalletJobOffers)).toEqual({ ok: true, data: { items: [] } });
    expect(await wallet.call(contracts.requestForOffer, { params: { offerId: sent.body.id } })).toEqual(
      jasmine.objectContaining({ code: 'offer-over' }),
    );
    await expectAsync(answerGiven(asked.ok ? asked.data.uri : '', [held], { now: verifier.now() })).toBeRejectedWithError(
      'the request is not served: 410',
    );
    expect((await send(handle, {}, suspended)).status).toBe(403);
  });
});
