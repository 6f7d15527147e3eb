import {
  givenOffered,
  givenOrganism,
  givenPerson,
  givenWalletOffer,
  issuancesOf,
  theIssuer,
  type GivenIssuer,
  type GivenOrganism,
} from '../given.ts';
import { ath, dpopProof, newWalletKey, notify, post, receive } from '../given-wallet.ts';

describe('notification endpoint', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const received = async () => {
    const personId = await givenPerson(issuer, organism);
    const issuance = await givenOffered(issuer, organism, personId);
    const dpopKey = await newWalletKey();
    return { personId, dpopKey, ...(await receive(await givenWalletOffer(issuer, organism, issuance), { dpopKey })) };
  };
  const states = async (personId: string) => (await issuancesOf(issuer, organism, personId)).map((one) => one.state);

  it('takes a failure once, however often it is told, and leaves what was delivered alone', async () => {
    const failed = await received();
    const kept = await received();

    for (let time = 0; time < 2; time += 1) await notify(failed.session, failed.token, failed.notificationId, 'credential_deleted');
    await notify(kept.session, kept.token, kept.notificationId, 'credential_accepted');
    await notify(kept.session, kept.token, kept.notificationId, 'credential_failure');

    expect(await states(failed.personId)).toEqual(['replaced', 'offered']);
    expect(await states(kept.personId)).toEqual(['delivered']);
  });

  it('refuses another credential’s id, an unknown event, and a call without its token', async () => {
    const { token, dpopKey, notificationId, personId } = await received();
    const other = await received();
    const url = `${organism.url}/notification`;
    const send = async (body: unknown) =>
      post(url, body, {
        authorization: `DPoP ${token.accessToken}`,
        dpop: await dpopProof(dpopKey, { htu: url, ath: ath(token.accessToken) }),
      });

    expect((await send({ notification_id: other.notificationId, event: 'credential_accepted' })).body['error']).toBe(
      'invalid_notification_id',
    );
    expect((await send({ notification_id: notificationId, event: 'credential_eaten' })).body['error']).toBe('invalid_notification_request');
    expect((await send([])).body['error']).toBe('invalid_notification_request');
    expect((await post(url, { notification_id: notificationId, event: 'credential_accepted' })).status).toBe(401);
    expect(await states(personId)).toEqual(['signed']);
  });
});
