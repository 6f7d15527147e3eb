import * as contracts from '#shared/contracts/issuer/credentials';
import { drainOutbox } from '#shared/server/outbox-worker';
import type { Actor } from '#shared/server/scope';
import { asActor } from '#shared/server/testing/server';
import { givenDevice, givenDeviceRemoved } from '../people/given.ts';
import { applyAct } from './apply-act.ts';
import { givenDelivered, statusesOf } from './given-delivered.ts';
import {
  givenOffered,
  givenOrganism,
  givenPerson,
  givenQr,
  issuancesOf,
  theIssuer,
  type GivenIssuer,
  type GivenOrganism,
} from './given.ts';
import { askCredential, askToken, newWalletKey, notify, readOffer, receive } from './given-wallet.ts';
import { lockIssuance } from './lock-issuance.ts';
import { reactions } from './reactions.ts';

type Received = Awaited<ReturnType<typeof receive>>;

describe('a credential on several devices of one person', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;
  let personId: string;
  let issuanceId: string;
  let phone: string;
  let tablet: string;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  beforeEach(async () => {
    personId = await givenPerson(issuer, organism);
    [phone, tablet] = [await device(), await device()];
    issuanceId = (await givenOffered(issuer, organism, personId)).id;
  });
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const holder = () => ({ organisationId: organism.id, personId });
  const device = (): Promise<string> => issuer.within(organism.id, (scope) => givenDevice(scope, holder()));
  const by = (connectionId: string): Readonly<Record<string, string>> => {
    const actor: Actor = { kind: 'wallet', thumbprint: connectionId, connectionId, ...holder() };
    return asActor(actor);
  };
  const mint = (from: string, id = issuanceId) => issuer.client().call(contracts.mintWalletOffer, { params: { issuanceId: id } }, by(from));
  const take = async (from: string, holders?: Received['holders']): Promise<Received> =>
    receive((await mint(from)).body.uri, holders ? { holders } : {});
  const keep = ({ session, token, notificationId }: Received) => notify(session, token, notificationId, 'credential_accepted');
  const taken = async (from: string): Promise<readonly string[]> => {
    const received = await take(from);
    await keep(received);
    return received.credentials;
  };
  const waiting = async (from: string): Promise<(boolean | string)[][]> => {
    const { body } = await issuer.client().call(contracts.listWalletOffers, {}, by(from));
    return body.items.map((item) => [item.issuanceId === issuanceId ? 'it' : 'another', item.elsewhere]);
  };
  const settle = () => drainOutbox(issuer.house, [...reactions]);
  const remove = async (connectionId: string): Promise<void> => {
    await issuer.within(organism.id, (scope) => givenDeviceRemoved(scope, holder(), connectionId));
    await settle();
  };
  const act = (word: 'suspend' | 'resume'): Promise<void> =>
    issuer.within(organism.id, async (scope) => {
      const reasonCode = word === 'suspend' ? ('under-review' as const) : ('review-over' as const);
      await applyAct(scope, { issuance: await lockIssuance(scope, issuanceId), act: word, reasonCode });
    });

  it('is got by each, and waits for neither afterwards', async () => {
    expect([await waiting(phone), await waiting(tablet)]).toEqual([[['it', false]], [['it', false]]]);
    await taken(phone);
    expect([await waiting(phone), await waiting(tablet)]).toEqual([[], [['it', true]]]);
    await taken(tablet);
    expect([await waiting(phone), await waiting(tablet)]).toEqual([[], []]);
    expect((await mint(tablet)).status).toBe(409);
  });

  it('is not lost for the device whose answer was, when the other was quicker to keep it', async () => {
    const lost = await take(phone);
    await taken(tablet);

    expect(await waiting(phone)).toEqual([['it', true]]);
    const again = await take(phone, lost.holders);
    expect(again.credentials).toEqual(lost.credentials);
    await keep(again);
    expect(await waiting(phone)).toEqual([]);
  });

  it('is asked by both at once: the way of one does not end the other’s', async () => {
    await taken(phone);
    const third = await device();
    const offers = [await mint(tablet), await mint(third)];
    const sessions = await Promise.all(offers.map(({ body }) => receive(body.uri)));
    for (const { session, token, holders, credentials } of sessions)
      expect((await askCredential(session, token, holders)).credentials).toEqual(credentials);
  });

  it('is not given up by a device that fails, for the one that has it', async () => {
    const kept = await take(phone);
    const { session, token, notificationId } = await take(tablet);
    await notify(session, token, notificationId, 'credential_failure');

    expect((await issuancesOf(issuer, organism, personId)).map(({ state }) => state)).toEqual(['signed']);
    expect(await statusesOf(kept.credentials)).toEqual([0, 0]);
  });

  it('falls on the device that was taken out, and there alone; resumed, it stays fallen there', async () => {
    const [mine, theirs] = [await taken(phone), await taken(tablet)];
    await remove(tablet);
    expect([await statusesOf(mine), await statusesOf(theirs)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    await act('suspend');
    expect([await statusesOf(mine), await statusesOf(theirs)]).toEqual([
      [2, 2],
      [1, 1],
    ]);
    await act('resume');
    expect([await statusesOf(mine), await statusesOf(theirs)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(await waiting(phone)).toEqual([]);
  });

  it('is offered again when no other device had it, or when nobody knows which had', async () => {
    const lost = await taken(tablet);
    await remove(tablet);
    expect(await statusesOf(lost)).toEqual([3, 3]);
    expect(await waiting(phone)).toEqual([['another', false]]);

    const atCounter = await givenOffered(issuer, organism, personId);
    const { uri, txCode } = await givenQr(issuer, organism, atCounter.id);
    const scanned = await receive(uri, { txCode });
    await keep(scanned);
    await remove(await device());
    expect(await statusesOf(scanned.credentials)).toEqual([3, 3]);
  });

  it('is not touched when it was signed after the removal, or is another person’s', async () => {
    const other = await givenDelivered(issuer, organism);
    await issuer.within(organism.id, (scope) => givenDeviceRemoved(scope, holder(), tablet));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { uri, txCode } = await givenQr(issuer, organism, issuanceId);
    const scanned = await receive(uri, { txCode });
    await settle();

    expect(await statusesOf([...scanned.credentials, ...other.copies])).toEqual([0, 0, 0, 0]);
  });

  it('is given to no device that was taken out, by whatever it was granted before', async () => {
    const copies = await taken(phone);
    const waits = await givenOffered(issuer, organism, personId);
    const granted = [];
    for (const id of [issuanceId, waits.id]) {
      const session = await readOffer((await mint(tablet, id)).body.uri);
      granted.push({ session, token: await askToken(session) });
    }
    await remove(tablet);

    for (const { session, token } of granted)
      await expectAsync(askCredential(session, token, [await newWalletKey()])).toBeRejectedWithError(/cut off/u);
    expect(await statusesOf(copies)).toEqual([0, 0]);
    expect((await waiting(phone)).length).toBe(1);
  });

  it('is not given up by a device that was taken out since', async () => {
    const { session, token, notificationId } = await take(tablet);
    const kept = await take(phone);
    await issuer.within(organism.id, (scope) => givenDeviceRemoved(scope, holder(), tablet));

    await expectAsync(notify(session, token, notificationId, 'credential_failure')).toBeRejected();
    await settle();
    expect(await statusesOf(kept.credentials)).toEqual([0, 0]);
  });

  it('asked for while its device is being taken out, is not given to it', async () => {
    await taken(phone);
    const session = await readOffer((await mint(tablet)).body.uri);
    const token = await askToken(session);
    const key = await newWalletKey();
    const asked = await issuer.within(organism.id, async (scope) => {
      await givenDeviceRemoved(scope, holder(), tablet);
      const answer = expectAsync(askCredential(session, token, [key])).toBeRejectedWithError(/cut off/u);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { answer };
    });
    await asked.answer;
  });

  it('takes keys of one device for no other: a key that carries a copy is refused', async () => {
    const { holders } = await take(phone);
    await expectAsync(take(tablet, [holders[0]!, await newWalletKey()])).toBeRejected();
  });
});
