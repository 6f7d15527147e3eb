import * as contracts from '#shared/contracts/issuer/credentials';
import {
  givenOffered,
  givenOrganism,
  givenPerson,
  givenQr,
  givenWalletOffer,
  issuancesOf,
  theIssuer,
  walletOf,
  type GivenIssuer,
  type GivenOrganism,
} from './given.ts';
import { notify, receive } from './given-wallet.ts';

describe('receiving a credential', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  afterEach(() => expect(issuer.faults).toEqual([]));

  it('goes from a QR and six digits to two copies, and is delivered once the wallet says so', async () => {
    const personId = await givenPerson(issuer, organism);
    const { id } = await givenOffered(issuer, organism, personId);
    const { uri, txCode } = await givenQr(issuer, organism, id);

    const { credentials, session, token, notificationId } = await receive(uri, { txCode });

    expect(credentials.length).toBe(2);
    expect((await issuancesOf(issuer, organism, personId)).map((one) => one.state)).toEqual(['signed']);
    for (let time = 0; time < 2; time += 1) await notify(session, token, notificationId, 'credential_accepted');
    expect((await issuancesOf(issuer, organism, personId)).map((one) => one.state)).toEqual(['delivered']);
  });

  it('goes by value, without digits, for a signed-in wallet that then confirms', async () => {
    const personId = await givenPerson(issuer, organism);
    const issuance = await givenOffered(issuer, organism, personId);

    const { credentials } = await receive(await givenWalletOffer(issuer, organism, issuance));
    const confirmed = await issuer
      .client()
      .call(contracts.confirmDelivery, { params: { issuanceId: issuance.id } }, walletOf(organism, personId));

    expect(credentials.length).toBe(2);
    expect(confirmed.status).toBe(204);
    expect((await issuancesOf(issuer, organism, personId)).map((one) => one.state)).toEqual(['delivered']);
  });
});
