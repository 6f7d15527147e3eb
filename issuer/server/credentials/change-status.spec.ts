import { listWalletIssuances } from '#shared/contracts/issuer/credentials';
import { changeStatus } from '#shared/contracts/issuer/credential-status';
import { walletLost } from '#shared/contracts/issuer/people';
import { accountActor } from '#shared/server/testing/rolled-back';
import { asActor } from '#shared/server/testing/server';
import { permissions } from '../permissions.ts';
import { givenOrganism, issuancesOf, managerOf, theIssuer, walletOf, givenOffered, givenPerson } from './given.ts';
import type { GivenIssuer, GivenOrganism } from './given.ts';
import { givenDelivered, statusesOf } from './given-delivered.ts';

describe('the status of one credential', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const change = (issuanceId: string, body: object, who = managerOf(organism)) =>
    issuer.client().call(changeStatus, { params: { issuanceId }, body: body as never }, who);
  const suspend = (id: string) => change(id, { act: 'suspend', reasonCode: 'under-review', reason: 'Deux feuilles se contredisent' });
  const resume = (id: string) => change(id, { act: 'resume', reasonCode: 'review-over' });
  const revoke = (id: string) => change(id, { act: 'revoke', reasonCode: 'entry-mistake' });
  const codeOf = (answer: { status: number; body: unknown }) => [answer.status, (answer.body as { code?: string }).code];
  const allOf = (statuses: readonly number[]) => [...new Set(statuses)];

  it('is suspended in every copy at once, and comes back', async () => {
    const { issuance, copies } = await givenDelivered(issuer, organism);
    expect(allOf(await statusesOf(copies))).toEqual([0]);

    const suspended = await suspend(issuance.id);
    expect([suspended.status, suspended.body.state, suspended.body.reasonCode]).toEqual([200, 'suspended', 'under-review']);
    expect(allOf(await statusesOf(copies))).toEqual([2]);

    const resumed = await resume(issuance.id);
    expect([resumed.body.state, resumed.body.reasonCode, resumed.body.reason]).toEqual(['delivered', 'review-over', null]);
    expect(allOf(await statusesOf(copies))).toEqual([0]);
  });

  it('is told to its holder, with reason and date, and to nobody else', async () => {
    const { issuance, personId } = await givenDelivered(issuer, organism);
    await suspend(issuance.id);

    const { body } = await issuer.client().call(listWalletIssuances, {}, walletOf(organism, personId));

    const [told] = body.items;
    expect([told!.state, told!.reasonCode, told!.reason]).toEqual(['suspended', 'under-review', 'Deux feuilles se contredisent']);
    expect(Math.abs(Date.parse(told!.at!) - Date.now())).toBeLessThan(60_000);
    expect(
      (await issuer.client().call(listWalletIssuances, {}, walletOf(organism, await givenPerson(issuer, organism)))).body.items,
    ).toEqual([]);
  });

  it('is revoked for good, suspended or not', async () => {
    const [held, suspended] = [await givenDelivered(issuer, organism), await givenDelivered(issuer, organism)];
    await suspend(suspended.issuance.id);

    for (const { issuance, copies } of [held, suspended]) {
      expect((await revoke(issuance.id)).body.state).toBe('revoked');
      expect(allOf(await statusesOf(copies))).toEqual([1]);
      for (const again of [resume, suspend, revoke]) expect(codeOf(await again(issuance.id))).toEqual([409, 'issuance-state']);
      expect(allOf(await statusesOf(copies))).toEqual([1]);
    }
  });

  it('cannot be changed twice, nor before anything was signed', async () => {
    const { issuance } = await givenDelivered(issuer, organism);
    const waiting = await givenOffered(issuer, organism, await givenPerson(issuer, organism));
    await suspend(issuance.id);

    expect(codeOf(await suspend(issuance.id))).toEqual([409, 'issuance-state']);
    for (const act of [suspend, resume, revoke]) expect(codeOf(await act(waiting.id))).toEqual([409, 'issuance-state']);
  });

  it('needs a reason of its own act, and words when the reason is another', async () => {
    const { issuance } = await givenDelivered(issuer, organism);

    for (const body of [
      { act: 'suspend' },
      { act: 'suspend', reasonCode: 'wallet-lost' },
      { act: 'suspend', reasonCode: 'review-over' },
      { act: 'revoke', reasonCode: 'other' },
      { act: 'revoke', reasonCode: 'other', reason: '   ' },
      { act: 'cancel', reasonCode: 'entry-mistake' },
    ])
      expect((await change(issuance.id, body)).status)
        .withContext(JSON.stringify(body))
        .toBe(422);
  });

  it('is for managers, and for their own organism', async () => {
    const { issuance } = await givenDelivered(issuer, organism);
    const trainer = asActor(accountActor(organism.id, permissions['trainer'] ?? []));
    const body = { act: 'suspend', reasonCode: 'under-review' };

    expect((await change(issuance.id, body, trainer)).status).toBe(403);
    expect((await change(issuance.id, body, managerOf(await givenOrganism(issuer)))).status).toBe(404);
  });

  it('lets a delivery be confirmed while suspended, and comes back as delivered', async () => {
    const { issuance, accept, copies } = await givenDelivered(issuer, organism, { confirmed: false });
    await suspend(issuance.id);

    await accept();
    expect((await resume(issuance.id)).body.state).toBe('delivered');
    expect(allOf(await statusesOf(copies))).toEqual([0]);
  });

  it('comes back as a new credential when the wallet was lost meanwhile', async () => {
    const { issuance, copies, personId } = await givenDelivered(issuer, organism);
    await suspend(issuance.id);
    await issuer.hear(organism.id, walletLost, { organisationId: organism.id, personId });
    expect((await issuancesOf(issuer, organism, personId)).map((one) => one.state)).toEqual(['suspended']);

    await resume(issuance.id);

    const after = await issuancesOf(issuer, organism, personId);
    expect(after.map((one) => [one.state, one.replacesId])).toEqual([
      ['replaced', null],
      ['offered', issuance.id],
    ]);
    expect(allOf(await statusesOf(copies))).toEqual([3]);
  });
});
