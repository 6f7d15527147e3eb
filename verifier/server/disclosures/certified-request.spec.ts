import * as organisations from '#shared/contracts/organisations';
import { parseJwt } from '#shared/credentials/jwt';
import { verifyRegistry } from '#shared/credentials/registry';
import { certificateHash, chainOf, verifyByPath } from '#shared/credentials/x5c';
import { webCrypto } from '#shared/credentials/web-crypto';
import { readPlatformKey } from '#shared/server/keys/index';
import { renewCertificates } from '#shared/server/organisations/renew-certificates';
import { inScope } from '#shared/server/open-scope';
import { givenCompany, givenVerifier, signInAgain, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';
import type { HeldCredential } from '../verification/given.ts';
import { askGiven, encryptFor, makeVpToken, postForm, type ReadRequest } from './given.ts';

describe('a company that signs with a certificate', () => {
  let verifier: GivenVerifier;
  let company: GivenCompany;
  let held: HeldCredential;
  beforeAll(async () => {
    verifier = await givenVerifier();
    company = await givenCompany(verifier, 'Maison Clément');
    held = await verifier.issuers.competence(await verifier.issuers.organism('atelier'));
  }, 120_000);
  afterAll(() => verifier.close());
  beforeEach(() => signInAgain(company));
  afterEach(() => expect(verifier.faults).toEqual([]));

  const choose = async (signing: 'did' | 'x5c') => {
    const { status, body } = await company.client.call(organisations.chooseSigning, { body: { signing } });
    return [status, body.signing];
  };
  const anchors = async () => {
    const jws = await (await fetch(`${verifier.url}/registry`)).text();
    const { publicJwk: key } = readPlatformKey(verifier.house.config.platformKeyFile);
    return (await verifyRegistry(jws, { key, serverUrl: verifier.house.config.publicUrl, now: verifier.now() }, webCrypto)).anchors!;
  };
  const fetchRequest = async (uri: string) => {
    const asked = new URL(uri.replace('openid4vp://', 'https://wallet.example/')).searchParams;
    const answer = await fetch(asked.get('request_uri')!);
    return { clientId: asked.get('client_id')!, status: answer.status, text: await answer.text() };
  };

  it('is named by the hash of its leaf, which leads to the anchor of the registry', async () => {
    expect(await choose('x5c')).toEqual([200, 'x5c']);
    const { clientId, text } = await fetchRequest((await askGiven(company.client)).uri);
    const jwt = parseJwt(text);
    const chain = chainOf(jwt.header)!;

    expect(clientId).toBe(`x509_hash:${await certificateHash(chain[0]!)}`);
    expect([jwt.payload['client_id'], jwt.payload['iss'], chain.length]).toEqual([clientId, undefined, 1]);
    const leaf = await verifyByPath(jwt, chain, { anchors: await anchors(), crypto: webCrypto, at: verifier.now() });
    expect(leaf.uris).toEqual([`${verifier.house.config.publicUrl}/c/${company.organisation.slug}`]);
  });

  it('receives answers made out to that name', async () => {
    await choose('x5c');
    const { text } = await fetchRequest((await askGiven(company.client)).uri);
    const { payload } = parseJwt(text);
    const { nonce, state, response_uri: responseUri, dcql_query: query, client_metadata: metadata, client_id: clientId } = payload;
    const request = { clientId, nonce, state, responseUri, query, metadata, payload } as unknown as ReadRequest;
    const vpToken = await makeVpToken(request, [held], { now: verifier.now() });

    expect((await postForm(request.responseUri, { response: await encryptFor(request, { vp_token: vpToken, state }) })).status).toBe(200);
  });

  it('goes back to its DID, and what it asked under the other name is over', async () => {
    await choose('x5c');
    const { uri } = await askGiven(company.client);
    expect(await choose('did')).toEqual([200, 'did']);

    expect((await fetchRequest(uri)).status).toBe(410);
    const { clientId, text } = await fetchRequest((await askGiven(company.client)).uri);
    expect([clientId, parseJwt(text).header['x5c']]).toEqual([`decentralized_identifier:${company.organisation.did}`, undefined]);
  });

  it('gets a new leaf a year before the old one ends', async () => {
    await choose('x5c');
    const before = (await fetchRequest((await askGiven(company.client)).uri)).clientId;
    const run = {
      house: verifier.house,
      inTenant: (tenant: never, work: never) => inScope(verifier.house, { actor: { kind: 'worker', organisationId: null }, tenant }, work),
    };
    const renew = () => renewCertificates({ prefix: 'c', kinds: ['company'], outsideIssuers: false })(run as never);
    await renew();
    expect((await fetchRequest((await askGiven(company.client)).uri)).clientId).toBe(before);
    verifier.wait(370 * 86_400);
    await signInAgain(company);
    await renew();

    expect((await fetchRequest((await askGiven(company.client)).uri)).clientId).not.toBe(before);
  });
});
