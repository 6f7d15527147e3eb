import * as contracts from '#shared/contracts/verifier/disclosures';
import { newToken } from '#shared/server/random';
import { givenCompany, givenVerifier, signInAgain, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';
import type { HeldCredential } from '../verification/given.ts';
import { askGiven, encryptFor, makeVpToken, postForm, readRequest } from './given.ts';

describe('an answer whose reply was lost', () => {
  let verifier: GivenVerifier;
  let company: GivenCompany;
  let held: HeldCredential;
  beforeAll(async () => {
    verifier = await givenVerifier();
    company = await givenCompany(verifier, 'Ponts et Réponses');
    held = await verifier.issuers.competence(await verifier.issuers.organism('reponses'));
  }, 120_000);
  afterAll(() => verifier.close());
  beforeEach(() => signInAgain(company));
  afterEach(() => expect(verifier.faults).toEqual([]));

  const answer = async (receipt: string | undefined, match = false) => {
    const { uri, id } = await askGiven(company.client, undefined, match);
    const request = await readRequest(uri, verifier.now());
    const payload = {
      vp_token: await makeVpToken(request, [held], { now: verifier.now() }),
      state: request.state,
      carnet_receipt: receipt,
    };
    return { id, ...(await postForm(request.responseUri, { response: await encryptFor(request, payload) })) };
  };
  const lookUp = (receipt: string) => verifier.client().call(contracts.lookUpDisclosure, { body: { receipt } });

  it('is found by the receipt that the wallet chose, and taken back by it', async () => {
    const receipt = newToken();
    const { body } = await answer(receipt);
    const disclosureId = body.disclosure_id as never;

    expect(body.receipt).toBe(receipt);
    expect((await lookUp(receipt)).body).toEqual({ disclosureId, state: 'received', answeredAt: verifier.house.time.toISOString() });
    await verifier.client().call(contracts.withdrawDisclosure, { params: { disclosureId }, body: { receipt } });
    expect((await lookUp(receipt)).body.state).toBe('withdrawn');
  });

  it('is said to wait while nobody has it, and to be nowhere once it was left', async () => {
    const receipt = newToken();
    const { id } = await answer(receipt, true);
    expect((await lookUp(receipt)).body.state).toBe('held');

    await company.client.call(contracts.confirmPresentation, { params: { requestId: id }, body: { present: false } });
    expect((await lookUp(receipt)).status).toBe(404);
  });

  it('is nowhere under a receipt that came with no answer', async () => {
    expect((await lookUp(newToken())).status).toBe(404);
  });

  it('is refused under a receipt that opens another, or that anyone could guess', async () => {
    const receipt = newToken();
    await answer(receipt);

    expect((await answer(receipt)).body.error).toBe('invalid_request');
    expect((await answer('0000')).body.error).toBe('invalid_request');
  });
});
