import { getDisclosure } from '#shared/contracts/verifier/disclosures';
import { answerErasure, askErasure, listErasures } from '#shared/contracts/verifier/erasures';
import { listNotifications } from '#shared/contracts/verifier/notifications';
import { jobRun } from '#shared/server/jobs';
import { answerGiven, askGiven } from '../disclosures/given.ts';
import { givenCompany, givenVerifier, signInAgain, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';
import type { HeldCredential } from '../verification/given.ts';
import { remindErasures } from './remind-erasures.ts';

describe('a request for erasure', () => {
  let verifier: GivenVerifier;
  let company: GivenCompany;
  let rival: GivenCompany;
  let held: HeldCredential;
  beforeAll(async () => {
    verifier = await givenVerifier();
    company = await givenCompany(verifier, 'Maison Clément');
    rival = await givenCompany(verifier, 'Atelier Rival');
    held = await verifier.issuers.competence(await verifier.issuers.organism('atelier'));
  }, 120_000);
  afterAll(() => verifier.close());
  beforeEach(async () => {
    await signInAgain(company);
    await signInAgain(rival);
  });
  afterEach(() => expect(verifier.faults).toEqual([]));

  const share = async () => {
    const { body } = await answerGiven((await askGiven(company.client)).uri, [held], { now: verifier.now() });
    return { disclosureId: body.disclosure_id as never, receipt: body.receipt! };
  };
  const ask = async (shared: Awaited<ReturnType<typeof share>>, receipt = shared.receipt) =>
    verifier.client().call(askErasure, { params: { disclosureId: shared.disclosureId }, body: { receipt } });
  const find = async (disclosureId: string, by = company) =>
    (await by.client.call(listErasures)).body.items.find((one) => one.disclosureId === disclosureId);
  const answer = (erasureId: string, body: { erased: boolean; reason?: string }, by = company) =>
    by.client.call(answerErasure, { params: { erasureId }, body });

  it('destroys at once what the product holds, and gives the company a month to answer for the rest', async () => {
    const shared = await share();
    const { body: asked } = await ask(shared);
    const waiting = await find(shared.disclosureId);
    const seen = await company.client.call(getDisclosure, { params: { disclosureId: shared.disclosureId } });
    await verifier.settle();
    const inbox = (await company.client.call(listNotifications)).body.items.filter(({ subjectId }) => subjectId === waiting!.id);

    expect(asked).toEqual(jasmine.objectContaining({ state: 'asked', askedAt: verifier.house.time.toISOString(), answeredAt: null }));
    expect([seen.body.state, seen.body.credentials]).toEqual(['withdrawn', []]);
    expect(waiting).toEqual(
      jasmine.objectContaining({ state: 'asked', late: false, dueOn: asked.dueOn, claims: ['competence.name', 'competence.level'] }),
    );
    expect(Date.parse(asked.dueOn) - Date.parse(asked.askedAt.slice(0, 10))).toBeGreaterThan(27 * 86_400_000);
    expect(inbox.map(({ kind }) => kind)).toEqual(['erasure-asked']);
  });

  it('is answered once, with the same date on both sides', async () => {
    const shared = await share();
    await ask(shared);
    const { id } = (await find(shared.disclosureId))!;
    const done = await answer(id, { erased: true });
    const again = await answer(id, { erased: false, reason: 'Trop tard' });
    const told = await ask(shared);

    expect(done.body).toEqual(
      jasmine.objectContaining({ state: 'done', answeredAt: verifier.house.time.toISOString(), reason: null }) as never,
    );
    expect(again.body).toEqual(jasmine.objectContaining({ code: 'erasure-answered' }) as never);
    expect([told.body.state, told.body.answeredAt]).toEqual(['done', done.body.answeredAt]);
  });

  it('is declined with a reason only', async () => {
    const shared = await share();
    await ask(shared);
    const { id } = (await find(shared.disclosureId))!;
    const mute = await answer(id, { erased: false });
    await answer(id, { erased: false, reason: 'Un litige est en cours' });

    expect(mute.body).toEqual(jasmine.objectContaining({ code: 'reason-missing' }) as never);
    expect((await ask(shared)).body).toEqual(jasmine.objectContaining({ state: 'declined', reason: 'Un litige est en cours' }));
  });

  it('is made by the sharing’s own receipt, and is that company’s business only', async () => {
    const [one, other] = [await share(), await share()];
    expect((await ask(one, other.receipt)).status).toBe(404);
    expect(await find(one.disclosureId)).toBeUndefined();
    await ask(one);
    const { id } = (await find(one.disclosureId))!;

    expect((await answer(id, { erased: true }, rival)).status).toBe(404);
    expect(await find(one.disclosureId, rival)).toBeUndefined();
    expect((await find(one.disclosureId))!.state).toBe('asked');
  });

  const remindersOf = async (disclosureId: string) => {
    const { id } = (await find(disclosureId))!;
    const { items } = (await company.client.call(listNotifications)).body;
    return items.filter(({ kind, subjectId }) => kind === 'erasure-due' && subjectId === id).length;
  };
  const remind = () => remindErasures(jobRun(verifier.house));
  /** To the morning of that many days before its day. */
  const waitUntil = async (dueOn: string, daysBefore: number) => {
    verifier.wait((Date.parse(`${dueOn}T09:00:00Z`) - verifier.house.time.getTime()) / 1000 - daysBefore * 86_400);
    await signInAgain(company);
  };

  it('is brought back to the company’s mind a week before its day, once, however often the job runs', async () => {
    const shared = await share();
    const { dueOn } = (await ask(shared)).body;
    await waitUntil(dueOn, 8);
    await remind();
    await verifier.settle();
    const early = await remindersOf(shared.disclosureId);

    await waitUntil(dueOn, 7);
    await Promise.all([remind(), remind()]);
    await remind();
    const mail = await verifier.mailTo(company.body.email);
    await waitUntil(dueOn, 0);
    await remind();
    await verifier.settle();

    expect([early, await remindersOf(shared.disclosureId)]).toEqual([0, 1]);
    expect(mail.subject).toBe('Une demande d’effacement attend votre réponse');
    const day = new Date(`${dueOn}T12:00:00Z`).toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
    expect(mail.text).toContain(`jusqu’au ${day}`);
  });

  it('is not brought back once it has its answer', async () => {
    const shared = await share();
    const { dueOn } = (await ask(shared)).body;
    await answer((await find(shared.disclosureId))!.id, { erased: true });
    await waitUntil(dueOn, 3);
    await remind();
    await verifier.settle();

    expect(await remindersOf(shared.disclosureId)).toBe(0);
  });

  it('is not brought back once its day went by: the person was told', async () => {
    const shared = await share();
    const { dueOn } = (await ask(shared)).body;
    await waitUntil(dueOn, -1);
    await remind();
    await verifier.settle();

    expect([await remindersOf(shared.disclosureId), (await find(shared.disclosureId))!.late]).toEqual([0, true]);
  });

  it('is late when its day went by without an answer', async () => {
    const shared = await share();
    await ask(shared);
    verifier.wait(33 * 86_400);
    await signInAgain(company);

    expect((await find(shared.disclosureId))!.late).toBeTrue();
  });
});
